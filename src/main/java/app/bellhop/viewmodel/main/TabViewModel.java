package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/**
 * The tab of an open connection. FX thread.
 *
 * @param name of the connection
 * @param color of the connection, as the stylesheet names it; empty for none
 * @param error the failure in its error banner; empty when there is none
 * @param waiting whether a dialog waits for the tab to come to the front
 * @param location the open place, where a drop on the tab goes
 * @param objects gets what is dropped
 * @param toFront shows the session
 * @param close ends the session, after confirmation if something would be lost
 */
public record TabViewModel(
        String name,
        String color,
        ReadOnlyStringProperty error,
        ReadOnlyBooleanProperty waiting,
        LocationViewModel location,
        ObjectTableViewModel objects,
        Runnable toFront,
        Runnable close) {}
