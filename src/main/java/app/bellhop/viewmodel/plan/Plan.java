package app.bellhop.viewmodel.plan;

import java.util.List;

/**
 * What a {@link PlanViewModel} shows and does.
 *
 * @param text what it is about, and how much will be done
 * @param okLabel what the button does, as a verb
 * @param destructive whether something is lost when it is done
 * @param perSecond requests a second at the most; 0 for as fast as they come
 */
public record Plan(
        String title, String text, List<PlanItem> items, String okLabel, boolean destructive, int perSecond) {}
