import { Component } from "@odoo/owl";

const WIDTH = 100; // of one predicate in the drawing
const HEIGHT = 200;

/** How many people have which predicate, beside the pattern for the result of their organisation. */
export class Distribution extends Component {
    static template = "hr_skp.Distribution";
    static props = { predicates: { type: Array }, unit: { type: Object } };

    get total() {
        return Object.values(this.props.unit.counts).reduce((sum, count) => sum + count, 0);
    }

    /** One column for each predicate, from the lowest: where its bar and its point of the curve lie. */
    get columns() {
        const { counts, expected } = this.props.unit;
        const share = (count) => (this.total ? (count * 100) / this.total : 0);
        const shares = this.props.predicates.map(([code]) => share(counts[code]));
        const top = Math.max(60, ...shares, ...Object.values(expected)) * 1.1;
        return this.props.predicates.map(([code, name], index) => ({
            code,
            name: name.replace("/", "/\u200b"),
            count: counts[code],
            share: Math.round(shares[index]),
            expected: expected[code],
            x: index * WIDTH,
            center: (index + 0.5) * WIDTH,
            height: (shares[index] / top) * HEIGHT,
            y: HEIGHT - ((expected[code] || 0) / top) * HEIGHT,
        }));
    }

    /** A smooth line that is level at each predicate, so that it never shows more than the pattern's highest share. */
    get curve() {
        const [first, ...others] = this.columns;
        const half = WIDTH / 2;
        return others.reduce(
            ({ path, y }, { center, y: next }) => ({
                path: `${path} C ${center - half} ${y} ${center - half} ${next} ${center} ${next}`,
                y: next,
            }),
            { path: `M ${first.center} ${first.y}`, y: first.y }
        ).path;
    }

    get isKnown() {
        return Object.keys(this.props.unit.expected).length > 0;
    }
}
