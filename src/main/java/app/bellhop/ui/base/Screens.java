package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML and passes controllers their dependencies through their constructors. */
public final class Screens {

    private final Map<Class<?>, Supplier<?>> controllers;

    /** @param controllers a factory for each controller class that the FXML names */
    public Screens(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = controllers;
    }

    /** Loads {@code app/bellhop/ui/NAME.fxml}. FX thread. */
    public Parent load(String name) {
        FXMLLoader loader =
                new FXMLLoader(Screens.class.getResource("/app/bellhop/ui/" + name + ".fxml"), Texts.bundle());
        loader.setControllerFactory(this::controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The screen " + name + " does not load", e);
        }
    }

    private Object controller(Class<?> type) {
        Supplier<?> maker = controllers.get(type);
        if (maker == null) {
            throw new IllegalStateException("No controller for " + type);
        }
        return maker.get();
    }
}
