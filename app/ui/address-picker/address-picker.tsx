import type { FoundCommune, PickerView } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { SelectField, TextField } from "~/ui/forms/field";
import type { Texts } from "~/ui/forms/fields-of";
import { Icon } from "~/ui/primitives/icon";

type Faults = Texts | undefined;
type Props = {
  view: PickerView;
  faults?: Faults;
  typed?: Texts;
  withStreet?: boolean;
  withPin?: boolean;
};

/**
 * Province and commune in two steps, or by typing any address, old ones too; with the phone's position as a pin. In plain HTML
 * each step posts the form and comes back; `public/address-picker.js` does the same without leaving the page.
 */
export function AddressPicker({ view, faults = {}, typed = {}, withStreet = true, withPin = true }: Props) {
  return (
    <fieldset className="stack stack-tight area-picker" data-area-picker="">
      <legend className="visually-hidden">{m.areas_picker_legend()}</legend>
      <AreaSearch view={view} />
      <div className="area-steps">
        <ProvinceStep view={view} fault={faults["provinceCode"]} />
        <SelectField
          label={m.areas_commune()}
          name="communeCode"
          defaultValue={view.communeCode}
          fault={faults["communeCode"]}
          data-area-commune={m.areas_commune_choose()}
        >
          <option value="">{view.communes.length === 0 ? m.areas_province_first() : m.areas_commune_choose()}</option>
          {view.communes.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {withStreet && (
        <TextField
          label={m.areas_street()}
          hint={m.areas_street_hint()}
          name="street"
          defaultValue={typed["street"]}
          fault={faults["street"]}
          maxLength={160}
          autoComplete="street-address"
        />
      )}
      {withPin && <PinFields typed={typed} fault={faults["pin"]} />}
      <script type="module" src="/address-picker.js" />
    </fieldset>
  );
}

function AreaSearch({ view: { text, found } }: { view: PickerView }) {
  return (
    <div className="stack stack-tight">
      <TextField
        label={m.areas_search()}
        hint={m.areas_search_hint()}
        name="areaText"
        defaultValue={text}
        maxLength={160}
        autoComplete="off"
        data-area-text=""
      />
      <button
        className="button button-quiet button-small"
        type="submit"
        name="areaStep"
        value="find"
        formNoValidate
        data-area-find=""
      >
        <Icon name="search" />
        {m.areas_search_button()}
      </button>
      <div
        className="stack stack-tight"
        data-area-found=""
        data-none={m.areas_search_none()}
        data-formerly={m.areas_formerly({ address: "%" })}
        aria-live="polite"
      >
        {found?.length === 0 && <p className="muted small">{m.areas_search_none()}</p>}
        {found?.map((commune) => (
          <FoundButton key={commune.communeCode} commune={commune} />
        ))}
      </div>
    </div>
  );
}

function FoundButton({
  commune: { provinceCode, communeCode, name, provinceName, formerly },
}: {
  commune: FoundCommune;
}) {
  return (
    <button
      className="area-found"
      type="submit"
      name="areaPick"
      value={`${provinceCode}:${communeCode}`}
      formNoValidate
    >
      <b>
        {name}, {provinceName}
      </b>
      {formerly !== null && <span className="small muted">{m.areas_formerly({ address: formerly })}</span>}
    </button>
  );
}

function ProvinceStep({ view: { provinces, provinceCode }, fault }: { view: PickerView; fault: string | undefined }) {
  return (
    <div className="stack stack-tight">
      <SelectField
        label={m.areas_province()}
        name="provinceCode"
        defaultValue={provinceCode}
        fault={fault}
        data-area-province=""
      >
        <option value="">{m.areas_province_choose()}</option>
        {provinces.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <button
        className="button button-quiet button-small"
        type="submit"
        name="areaStep"
        value="province"
        formNoValidate
        data-area-next=""
      >
        {m.areas_show_communes()}
      </button>
    </div>
  );
}

/** Filled by the phone's position; without scripts there is no pin and the commune's centre serves. */
function PinFields({ typed, fault }: { typed: Texts; fault: string | undefined }) {
  // As the script finds it, so that a page which comes to life finds what it sent.
  const isPinned = (typed["lat"] ?? "") !== "";
  return (
    <div className="stack stack-tight">
      <input type="hidden" name="lat" defaultValue={typed["lat"]} data-area-lat="" />
      <input type="hidden" name="lng" defaultValue={typed["lng"]} data-area-lng="" />
      <button className="button button-quiet" type="button" hidden data-area-locate="">
        <Icon name="pin" />
        {m.areas_use_position()}
      </button>
      <p
        className="small muted"
        hidden={!isPinned}
        aria-live="polite"
        data-area-pin=""
        data-pinned={m.areas_pinned()}
        data-waiting={m.areas_locating()}
        data-failed={m.areas_position_failed()}
      >
        {isPinned && m.areas_pinned()}
      </p>
      {fault !== undefined && <span className="field-fault">{fault}</span>}
    </div>
  );
}
