import { Link } from "@remix-run/react";
import type { DayFigures } from "~/domain/reporting/types";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";

/** The day in six figures; those that want somebody's attention are links. */
export function DayBoard({ figures }: { figures: DayFigures }) {
  return (
    <ul className="day-board">
      <Figure label={m.ops_day_orders()} value={String(figures.ordersToday)} />
      <Figure label={m.ops_day_sold()} value={formatVnd(figures.soldTodayVnd)} wide />
      <Figure label={m.ops_day_awaiting_seller()} value={String(figures.awaitingSeller)} to="/dieu-hanh?phan=new" />
      <Figure label={m.ops_day_on_the_road()} value={String(figures.onTheRoad)} to="/dieu-hanh?phan=handed_over" />
      <Figure
        label={m.ops_day_without_courier()}
        value={String(figures.withoutCourier)}
        to="/dieu-hanh/van-don"
        wants={figures.withoutCourier > 0}
      />
      <Figure
        label={m.ops_day_applications()}
        value={String(figures.applications)}
        to="/dieu-hanh/nguoi-dung"
        wants={figures.applications > 0}
      />
    </ul>
  );
}

type FigureShape = { label: string; value: string; to?: string; wants?: boolean; wide?: boolean };

function Figure({ label, value, to, wants = false, wide = false }: FigureShape) {
  const looks = ["card day-figure", wants && "day-figure-wants", wide && "day-figure-wide"];
  return (
    <li className={looks.filter(Boolean).join(" ")}>
      <b>{value}</b>
      {to === undefined ? (
        <span>{label}</span>
      ) : (
        <Link className="tap" to={to}>
          {label}
        </Link>
      )}
    </li>
  );
}
