package app.bellhop.settings.secrets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Methods of an object as the functions of a library, by their names. */
final class FakeLibrary {

    private static final Map<Class<?>, MemoryLayout> LAYOUTS =
            Map.of(int.class, JAVA_INT, long.class, JAVA_LONG, MemorySegment.class, ADDRESS);

    private FakeLibrary() {}

    static SymbolLookup of(Object fake, Arena arena) {
        return name -> Stream.of(fake.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .map(method -> function(fake, method, arena))
                .findFirst();
    }

    private static MemorySegment function(Object fake, Method method, Arena arena) {
        MemoryLayout[] parameters =
                Stream.of(method.getParameterTypes()).map(LAYOUTS::get).toArray(MemoryLayout[]::new);
        FunctionDescriptor type = Optional.ofNullable(LAYOUTS.get(method.getReturnType()))
                .map(result -> FunctionDescriptor.of(result, parameters))
                .orElseGet(() -> FunctionDescriptor.ofVoid(parameters));
        try {
            return Linker.nativeLinker()
                    .upcallStub(MethodHandles.lookup().unreflect(method).bindTo(fake), type, arena);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
