// SPDX-License-Identifier: Apache-2.0
import { extend } from 'vega-util';
import { transforms } from 'vega-dataflow';
import * as basic from 'vega-transforms';
import * as view from 'vega-view-transforms';
import * as encode from 'vega-encode';
extend(transforms, basic, view, encode);
export { parse } from 'vega-parser';
export { View } from 'vega-view';
export { expressionInterpreter } from 'vega-interpreter';
