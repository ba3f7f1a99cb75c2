export interface Place {
  x: number;
  y: number;
}

export interface Layout {
  columns: number;
  rows: number;
  /** Of one tile, whole pixels. */
  width: number;
  height: number;
  /** The upper left corner of each tile, seen from that of the area. */
  places: readonly Place[];
}

/**
 * Equal tiles of one shape (`aspect` is width ÷ height) in an area of width × height pixels, `gap` pixels apart, as
 * large as they can be; the grid is centred, and so is a last row that is not full.
 */
export function layout(count: number, width: number, height: number, gap: number, aspect: number): Layout {
  let best = { columns: 1, rows: 0, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const tile = largest((width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows, aspect);
    if (best.rows === 0 || tile.width * tile.height > best.width * best.height) best = { columns, rows, ...tile };
  }
  return {
    ...best,
    places: Array.from({ length: count }, (_, index) => place(index, count, width, height, gap, best)),
  };
}

/** The largest tile of a shape in a cell, in whole pixels so that edges stay sharp. */
function largest(width: number, height: number, aspect: number) {
  const fitting = Math.min(width, height * aspect);
  return { width: Math.max(0, Math.floor(fitting)), height: Math.max(0, Math.floor(fitting / aspect)) };
}

type Grid = Omit<Layout, 'places'>;

function place(index: number, count: number, width: number, height: number, gap: number, grid: Grid): Place {
  const row = Math.floor(index / grid.columns);
  const inRow = row === grid.rows - 1 ? count - row * grid.columns : grid.columns;
  const left = (width - inRow * grid.width - (inRow - 1) * gap) / 2;
  const top = (height - grid.rows * grid.height - (grid.rows - 1) * gap) / 2;
  return {
    x: Math.floor(left) + (index % grid.columns) * (grid.width + gap),
    y: Math.floor(top) + row * (grid.height + gap),
  };
}
