package app.bellhop.work.plan;

import java.util.List;

/**
 * A reviewable list of steps.
 *
 * @param text what it is for, and how much will be done
 * @param okLabel the label of the button that applies it, a verb
 * @param destructive whether applying it deletes something
 * @param perSecond requests a second at most; 0 for no limit
 */
public record Plan(
        String title, String text, List<PlanItem> items, String okLabel, boolean destructive, int perSecond) {}
