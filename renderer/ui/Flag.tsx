import { flagAddress } from './flag-address.ts';

type Props = { readonly country: string; readonly width?: number };

/** A bundled flag; the country's name always stands beside it, so that it is silent itself. */
export function Flag({ country, width = 16 }: Props) {
  const address = flagAddress(country);
  if (address === undefined) return null;
  return (
    <img
      className="flag"
      src={address}
      width={width}
      height={(width * 2) / 3}
      alt=""
      draggable={false}
    />
  );
}
