// SPDX-License-Identifier: Apache-2.0
export { default as Sigma } from 'sigma';
export { default as Graph } from 'graphology';
