/** What is to be behind the person. */
export type Look =
  | { readonly kind: 'blur'; readonly strength: 'light' | 'strong' }
  | { readonly kind: 'picture'; readonly picture: ImageBitmap };
