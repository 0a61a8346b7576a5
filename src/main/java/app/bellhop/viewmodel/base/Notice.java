package app.bellhop.viewmodel.base;

import app.bellhop.viewmodel.base.Desktop.Offer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The latest success, shown in the status bar, with what can be done about it, such as Undo. FX thread. */
public final class Notice {

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ObservableList<Offer> offersView = FXCollections.unmodifiableObservableList(offers);

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private boolean beginning;

    /** Replaces the notice and what it offers. An empty text is none. */
    public void set(String sentence, Offer... offered) {
        beginning = false;
        offers.setAll(offered);
        text.set(sentence);
        count.set(count.get() + 1);
    }

    /** The same of something that has begun: its end may take the place of what is offered meanwhile. */
    public void begin(String sentence, Offer... offered) {
        set(sentence, offered);
        beginning = true;
    }

    /** Whether it offers something that should stay, such as Undo. */
    public boolean inUse() {
        return !beginning && !offers.isEmpty();
    }

    public String get() {
        return text.get();
    }

    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** How many there were; changes also when the same is said again. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Each can be used once; the notice goes with it. */
    public ObservableList<Offer> offers() {
        return offersView;
    }
}
