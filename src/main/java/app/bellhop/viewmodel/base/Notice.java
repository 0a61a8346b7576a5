package app.bellhop.viewmodel.base;

import app.bellhop.viewmodel.base.Desktop.Offer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The latest success, shown in the status bar, with what can be done about it, such as Undo. FX thread. */
public final class Notice {

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ObservableList<Offer> offersView = FXCollections.unmodifiableObservableList(offers);

    private final ObjectBinding<@Nullable Offer> undo = Bindings.createObjectBinding(
            () -> offers.stream().filter(Offer::undoes).findFirst().orElse(null), offers);

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

    /** Each can be {@link #use used} once. */
    public ObservableList<Offer> offers() {
        return offersView;
    }

    /** Does what is offered; the notice goes. */
    public void use(Offer offer) {
        set("");
        offer.action().run();
    }

    /** What undoes what the notice says; null for nothing. */
    public ObservableValue<@Nullable Offer> undo() {
        return undo;
    }
}
