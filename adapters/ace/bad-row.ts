/** Why one row cannot be loaded, in words for a clerk; never with an identifying number in them. */
export class BadRow extends Error {
  override readonly name = 'BadRow';
}

/** Why a file is refused whole, in words for a clerk; not one of its rows has been loaded by then. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}
