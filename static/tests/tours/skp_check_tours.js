import { click, confirm, see, turn } from "./skp_case_tours";

const HELD = ["Pegawai 7", "Pegawai 23", "Pegawai 41"];
const slowly = (trigger) => ({ trigger, timeout: 60000 }); // sixty cases are checked, or signed, at once
const group = (count) => `.o_group_header:contains('Score behaviour'):contains('(${count})')`;

/** Sixty rows in one go: the password once, 57 go, three say on screen what they lack and stay. */
turn("appraiser_clears_sixty", "skp_below_menu", [
    click("[data-menu-xmlid='hr_skp.skp_task_menu_check']"),
    click(group(60)),
    see(".o_data_row:nth-child(61)"),
    click("thead .o_list_record_selector input"),
    see(".o_control_panel:contains('60')"),
    click("button[name=action_complete_selected]"),
    slowly(".modal:contains('60')"),
    click(".modal footer button:contains('Complete')"),
    ...confirm("section_head"),
    slowly(".modal [name=completed_count]:contains(/^57$/)"),
    ...HELD.map((name) => see(`.modal .o_data_row:contains('${name}'):contains('No score yet for Disiplin')`)),
    see(".modal .o_field_widget[name=line_ids]:not(:has(.o_data_row:nth-child(4):contains('Pegawai')))"),
    click(".modal footer button[name=action_close]"),
    see("body:not(:has(.modal))"),
    see(group(3)),
    ...HELD.map((name) => see(`.o_data_row:contains('${name}')`)),
    see("body:not(:has(.o_data_row:contains('Pegawai 8')))"),
]);
