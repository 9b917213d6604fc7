// The door of attendance: nobody builds on it yet; its words and notices are registered here.
import { addKind } from "../notices/public.ts";

addKind("attendance.departed", { key: "attendance:notice.departed", icon: "on_way", immediate: true });
addKind("attendance.arrived", { key: "attendance:notice.arrived", icon: "check", immediate: true });
addKind("attendance.confirmed", { key: "attendance:notice.confirmed", icon: "known", immediate: true });
addKind("attendance.helper_done", { key: "attendance:notice.helper_done", icon: "check", urgency: "digest" });
addKind("attendance.done", { key: "attendance:notice.done", icon: "check", urgency: "digest" });
addKind("attendance.thanked", { key: "attendance:notice.thanked", icon: "thanks", urgency: "digest" });
addKind("attendance.tied", { key: "attendance:notice.tied", icon: "tie", urgency: "digest" });
addKind("attendance.remind_evening", { key: "attendance:notice.remind_evening", icon: "clock" });
addKind("attendance.remind_soon", { key: "attendance:notice.remind_soon", icon: "clock" });
