import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const WEEKS = 8; // before the end of January: what the curve shows

/** A period at a glance; every figure opens the rows that it counts. */
export class Glance extends Component {
    static template = "hr_skp.Glance";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ glance: { periods: [] } });
        onWillStart(() => this.load());
    }

    async load(periodId = false) {
        this.state.glance = await this.orm.call("skp.glance", "get_glance", [periodId]);
    }

    // -- What is shown ----------------------------------------------------------------------------

    share(count, total) {
        return total ? Math.round((100 * count) / total) : 0;
    }

    longest(rows) {
        return Math.max(1, ...rows.map((row) => row.count));
    }

    get due() {
        const { due, days_left } = this.state.glance;
        return days_left < 0
            ? _t("The appraisals were due on %(due)s, %(days)s days ago.", { due, days: -days_left })
            : _t("The appraisals are due on %(due)s, in %(days)s days.", { due, days: days_left });
    }

    /** The ratified cases as a line from eight weeks before the end of January to that day. */
    get curve() {
        const { weeks, total } = this.state.glance;
        let known = 0;
        const points = [];
        for (const week of weeks) {
            const x = 400 * (1 - week.days / (7 * WEEKS));
            known = week.count;
            points.push([Math.min(Math.max(x, 0), 440), 100 * (1 - known / total)]);
        }
        return points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");
    }

    /** The height of a month's column: 100 % lies at two thirds, everything from 150 % on reaches the top. */
    column(month) {
        return Math.min(24, Math.max(1, (16 * (month.pace ?? 0)) / 100));
    }

    /** What a row of months says to whoever points at it or hears it read. */
    told(person) {
        const words = { open: _t("not handed over"), submitted: _t("not measured"), measured: _t("measured") };
        return person.months
            .filter((month) => month.state)
            .map(({ name, state, pace }) => `${name}: ${pace === null ? "" : `${pace} %, `}${words[state]}`)
            .join("\n");
    }

    openCase(person) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "skp.plan",
            res_id: person.plan_id,
            views: [[false, "form"]],
        });
    }

    // -- Where a figure leads ---------------------------------------------------------------------

    open(resModel, row) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: row.name,
            res_model: resModel,
            domain: row.domain,
            views: [[false, "list"], [false, "form"]],
        });
    }
}

registry.category("actions").add("skp_glance", Glance);
