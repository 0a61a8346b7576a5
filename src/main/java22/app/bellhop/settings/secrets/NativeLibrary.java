package app.bellhop.settings.secrets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import app.bellhop.settings.secrets.SecretsException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.stream.Stream;

/** Functions and constants of libraries of the system. What they are given are ints, longs and pointers. */
@SuppressWarnings("restricted") // What calls other languages is.
record NativeLibrary(SymbolLookup lookup) {

    /**
     * Loaded when something of it is needed: each system knows its own only.
     *
     * @param names as the system's loader finds them: macOS has no files of its frameworks
     */
    static SymbolLookup named(String... names) {
        return symbol -> Stream.of(names)
                .flatMap(name -> SymbolLookup.libraryLookup(name, Arena.global()).find(symbol).stream())
                .findFirst();
    }

    MemorySegment symbol(String name) throws SecretsException {
        try {
            return lookup.find(name).orElseThrow(() -> new SecretsException(Kind.NO_KEYCHAIN, name));
        } catch (IllegalArgumentException | IllegalCallerException e) {
            throw new SecretsException(Kind.NO_KEYCHAIN, e); // No such library, or Java may not call it.
        }
    }

    MemorySegment pointer(String function, Object... arguments) throws SecretsException {
        return (MemorySegment) invoke(function, FunctionDescriptor.of(ADDRESS, layouts(arguments)), arguments);
    }

    int number(String function, Object... arguments) throws SecretsException {
        return (int) invoke(function, FunctionDescriptor.of(JAVA_INT, layouts(arguments)), arguments);
    }

    long size(String function, Object... arguments) throws SecretsException {
        return (long) invoke(function, FunctionDescriptor.of(JAVA_LONG, layouts(arguments)), arguments);
    }

    void run(String function, Object... arguments) throws SecretsException {
        invoke(function, FunctionDescriptor.ofVoid(layouts(arguments)), arguments);
    }

    /**
     * For functions that return a BOOL.
     *
     * @param where they leave the number of their error, see {@link Linker.Option#captureStateLayout}
     * @return that number if they return FALSE (-1 if they left none), else 0
     */
    int error(String where, String function, Object... arguments) throws SecretsException {
        StructLayout layout = Linker.Option.captureStateLayout();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(layout);
            boolean done = (int) invoke(
                            function,
                            FunctionDescriptor.of(JAVA_INT, layouts(arguments)),
                            Stream.concat(Stream.of(state), Stream.of(arguments))
                                    .toArray(),
                            Linker.Option.captureCallState(where))
                    != 0;
            int error = state.get(JAVA_INT, layout.byteOffset(PathElement.groupElement(where)));
            return done ? 0 : error == 0 ? -1 : error;
        }
    }

    private Object invoke(String function, FunctionDescriptor type, Object[] arguments, Linker.Option... options)
            throws SecretsException {
        try {
            return Linker.nativeLinker()
                    .downcallHandle(symbol(function), type, options)
                    .invokeWithArguments(arguments);
        } catch (SecretsException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(function, e); // A function of C throws nothing.
        }
    }

    private static MemoryLayout[] layouts(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument ->
                        argument instanceof Integer ? JAVA_INT : argument instanceof Long ? JAVA_LONG : ADDRESS)
                .toArray(MemoryLayout[]::new);
    }
}
