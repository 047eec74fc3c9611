import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Quadrant } from "../quadrant/quadrant";
import { Distribution } from "./distribution";

/** The people of a unit in the quadrant: choose them, then a cell; or drag them there. */
export class TeamQuadrant extends Component {
    static template = "hr_skp.TeamQuadrant";
    static components = { Distribution, Layout, Quadrant };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ team: { periods: [], units: [], people: [] }, unit: false, held_back: [] });
        this.chosen = useState(new Set());
        onWillStart(() => this.load());
    }

    async load(periodId = false, span = "year") {
        this.state.team = await this.orm.call("skp.appraisal", "get_team", [periodId, span]);
        const { units, people } = this.state.team;
        if (!units.some((unit) => unit.id === this.state.unit)) {
            // the unit in which there is something to rate comes first
            this.state.unit = people.find((person) => person.editable)?.unit || units[0]?.id;
        }
        this.chosen.clear();
    }

    reload() {
        return this.load(this.state.team.period_id, this.state.team.span);
    }

    // -- What is shown ----------------------------------------------------------------------------

    get unit() {
        return this.state.team.units.find((unit) => unit.id === this.state.unit);
    }

    get people() {
        return this.state.team.people.filter((person) => person.unit === this.state.unit);
    }

    get unrated() {
        return this.people.filter((person) => !person.predicate);
    }

    get ready() {
        return this.people.filter((person) => person.ready && !person.refusal);
    }

    get waiting() {
        return this.people.filter((person) => person.ready && person.refusal);
    }

    /** Whether there is anybody to rate: whoever only reads sees no cell that looks as if it could be clicked. */
    get readonly() {
        return !this.people.some((person) => person.editable);
    }

    inCell(cell) {
        return this.people.filter(
            (person) => person.predicate && person.results === cell.results && person.behaviour === cell.behaviour
        );
    }

    /** First name and initials, without the titles before and after. */
    shortName(person) {
        const words = person.name.split(",")[0].split(" ").filter((word) => word && !word.endsWith("."));
        const [first, ...others] = words.length ? words : [person.name];
        return [first, ...others.map((word) => `${word[0]}.`)].join(" ");
    }

    title(person) {
        return [person.name, person.note, person.ready && person.refusal].filter(Boolean).join(" – ");
    }

    // -- Rating -----------------------------------------------------------------------------------

    toggle(person) {
        if (person.editable && !this.chosen.delete(person.id)) {
            this.chosen.add(person.id);
        }
    }

    onDragstart(person, ev) {
        if (!this.chosen.has(person.id)) {
            this.chosen.clear();
            this.chosen.add(person.id);
        }
        ev.dataTransfer?.setData("text/plain", person.name); // Firefox drags nothing without data
    }

    chooseUnrated() {
        this.chosen.clear();
        this.unrated.filter((person) => person.editable).forEach((person) => this.chosen.add(person.id));
    }

    /** Rates whoever is chosen; both empty take the ratings back. */
    async rate(results, behaviour) {
        if (!this.chosen.size) {
            return;
        }
        const { model } = this.state.team;
        const answer = await this.orm.call(model, "set_team_rating", [[...this.chosen], results, behaviour]);
        this.state.held_back = answer.held_back;
        await this.reload();
    }

    /** Makes what is missing of a part of the year, where everybody is rated anew. */
    async begin() {
        const { model, period_id, span } = this.state.team;
        await this.orm.call(model, "begin_team", [period_id, span]);
        await this.reload();
    }

    sign() {
        return this.action.doActionButton({
            type: "object",
            name: "action_sign_team",
            resModel: this.state.team.model,
            resIds: this.ready.map((person) => person.id),
            context: user.context,
            onClose: () => this.reload(),
        });
    }

    get signLabel() {
        const { length } = this.ready;
        return this.state.team.span === "year"
            ? _t("Sign for all rated (%s)", length)
            : _t("Issue for all rated (%s)", length);
    }

    get hint() {
        const count = this.chosen.size;
        return count
            ? _t("%s chosen: now the cell.", count)
            : _t("Choose one or more people, then the cell; or drag them there.");
    }
}

registry.category("actions").add("skp_team_quadrant", TeamQuadrant);
