import type { RecordShape, Shape } from './xml-shape.ts';

/** A field of a record, unwrapped: the shape of its element and how that element comes. */
export interface Field {
  readonly name: string;
  readonly namespace: string;
  readonly shape: Shape;
  readonly min: number;
  readonly max: number;
  readonly list: boolean;
  readonly isolated: boolean;
}

/** The fields of a record in their order, and the place of each by its name. */
export interface Layout {
  readonly fields: readonly Field[];
  readonly positions: ReadonlyMap<string, number>;
}

const layouts = new WeakMap<RecordShape, Layout>();

/** The layout of a record's shape, worked out once. */
export function layoutOf(shape: RecordShape): Layout {
  let layout = layouts.get(shape);
  if (layout === undefined) {
    const fields = Object.entries(shape.fields).map(([name, field]) => fieldOf(name, shape.namespace, field));
    layout = { fields, positions: new Map(fields.map(({ name }, position) => [name, position])) };
    layouts.set(shape, layout);
  }
  return layout;
}

function fieldOf(name: string, namespace: string, shape: Shape): Field {
  let field: Field = { name, namespace, shape, min: 1, max: 1, list: false, isolated: false };
  for (let inner = shape; ;) {
    if (inner.kind === 'optional') field = { ...field, min: 0 };
    else if (inner.kind === 'list') field = { ...field, min: inner.min, max: inner.max, list: true };
    else if (inner.kind === 'foreign') field = { ...field, namespace: inner.namespace };
    else if (inner.kind === 'isolated') field = { ...field, isolated: true };
    else return { ...field, shape: inner };
    inner = inner.of;
  }
}
