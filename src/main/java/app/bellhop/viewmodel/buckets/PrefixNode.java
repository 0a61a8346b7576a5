package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.s3.S3Location;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A bucket or prefix in the tree; its children are loaded when it is opened. FX thread. */
public final class PrefixNode {

    private final S3Location location;
    private final String name;
    final ObservableList<PrefixNode> children = FXCollections.observableArrayList();
    private final ObservableList<PrefixNode> childrenView = FXCollections.unmodifiableObservableList(children);
    final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    boolean loaded;

    /** Whether its listing was broken off: only some children are known. */
    boolean followed;

    PrefixNode(S3Location location) {
        this.location = location;
        this.name = location.isRoot()
                ? location.bucket()
                : location.key().substring(location.parent().key().length());
    }

    public S3Location location() {
        return location;
    }

    public boolean bucket() {
        return location.isRoot();
    }

    public ObservableList<PrefixNode> children() {
        return childrenView;
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    public boolean loaded() {
        return loaded;
    }

    /** Why the children could not be listed; empty if they could. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public String toString() {
        return name;
    }
}
