/** What an element without child elements holds; its text is kept exactly and only checked against its form. */
export type ScalarShape =
  | { readonly kind: 'text'; readonly pattern: string | null }
  | { readonly kind: 'decimal'; readonly fractionDigits: number | null }
  | { readonly kind: 'long' }
  | { readonly kind: 'dateTime' };

/** The children of a record by name, in the order in which they must come. */
export type Fields = Readonly<Record<string, Shape>>;

/** An element that holds other elements in a fixed order, all of one namespace unless they say otherwise. */
export interface RecordShape<F = Fields> {
  readonly kind: 'record';
  readonly namespace: string;
  readonly fields: F;
}

/** An element that may say `xsi:nil="true"`. */
export interface NillableShape<S = Shape> {
  readonly kind: 'nillable';
  readonly of: S;
}

/** An element that may be absent. */
export interface OptionalShape<S = Shape> {
  readonly kind: 'optional';
  readonly of: S;
}

/** An element that is repeated. */
export interface ListShape<S = Shape> {
  readonly kind: 'list';
  readonly of: S;
  readonly min: number;
  readonly max: number;
}

/** An element of another namespace than its record's. */
export interface ForeignShape<S = Shape> {
  readonly kind: 'foreign';
  readonly namespace: string;
  readonly of: S;
}

/** An element that may break its shape without breaking the document around it. */
export interface IsolatedShape<S = Shape> {
  readonly kind: 'isolated';
  readonly of: S;
}

/** An element whose content we pass over: it is well-formed and within the limits, no more is known of it. */
export interface AnythingShape {
  readonly kind: 'anything';
}

/** The shape of an element, declared once as data; its TypeScript type is `ValueOf<typeof shape>`. */
export type Shape =
  | ScalarShape
  | RecordShape
  | NillableShape
  | OptionalShape
  | ListShape
  | ForeignShape
  | IsolatedShape
  | AnythingShape;

/** An isolated element as it was read: whole, or not, with those of its fields that could be read alone. */
export type Reading<T> =
  | { readonly readable: true; readonly value: T }
  | { readonly readable: false; readonly reason: string; readonly read: Partial<T> };

/** The value of an element of a shape: nil is null, absent is undefined, a list is an array even of one. */
export type ValueOf<S> = S extends ScalarShape
  ? string
  : S extends RecordShape<infer F>
    ? { readonly [K in keyof F]: ValueOf<F[K]> }
    : S extends NillableShape<infer I>
      ? ValueOf<I> | null
      : S extends OptionalShape<infer I>
        ? ValueOf<I> | undefined
        : S extends ListShape<infer I>
          ? readonly ValueOf<I>[]
          : S extends ForeignShape<infer I>
            ? ValueOf<I>
            : S extends IsolatedShape<infer I>
              ? Reading<ValueOf<I>>
              : undefined;

/** A text, spaces kept, that matches a pattern from end to end when one is given. */
export const text = (pattern: string | null = null) => ({ kind: 'text', pattern }) as const;

/** An exact decimal number, with at most so many digits after the point that are not trailing zeros. */
export const decimal = (fractionDigits: number | null = null) =>
  ({ kind: 'decimal', fractionDigits }) as const;

/** A whole number of 64 bits. */
export const long = () => ({ kind: 'long' }) as const;

/** A day and time, with or without a zone. */
export const dateTime = () => ({ kind: 'dateTime' }) as const;

/** A record of these fields in this order. */
export const record = <const F extends Fields>(namespace: string, fields: F): RecordShape<F> => ({
  kind: 'record',
  namespace,
  fields,
});

/** The same element, which may be nil. */
export const nillable = <S extends Shape>(of: S): NillableShape<S> => ({ kind: 'nillable', of });

/** The same element, which may be absent. */
export const optional = <S extends Shape>(of: S): OptionalShape<S> => ({ kind: 'optional', of });

/** The same element, repeated. */
export const list = <S extends Shape>(of: S, { min = 0, max = Infinity } = {}): ListShape<S> => ({
  kind: 'list',
  of,
  min,
  max,
});

/** The same element under another namespace. */
export const foreign = <S extends Shape>(namespace: string, of: S): ForeignShape<S> => ({
  kind: 'foreign',
  namespace,
  of,
});

/** The same element, whose fault is its own. */
export const isolated = <S extends Shape>(of: S): IsolatedShape<S> => ({ kind: 'isolated', of });

/** An element that we do not read. */
export const anything = (): AnythingShape => ({ kind: 'anything' });
