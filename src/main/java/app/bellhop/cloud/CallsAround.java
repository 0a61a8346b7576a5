package app.bellhop.cloud;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees every call of the ports that it is put around. Any thread. */
public interface CallsAround {

    /**
     * One call.
     *
     * @param send makes it
     * @return what the caller gets
     */
    @Nullable
    Object call(Method method, Object @Nullable [] arguments, Supplier<@Nullable Object> send);

    /** The port with this around it. */
    default <T> T around(Class<T> port, T raw) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(method, arguments, () -> sent(method, raw, arguments))));
    }

    private static @Nullable Object sent(Method method, Object raw, Object @Nullable [] arguments) {
        try {
            return method.invoke(raw, arguments);
        } catch (InvocationTargetException e) {
            throw CloudException.of(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
