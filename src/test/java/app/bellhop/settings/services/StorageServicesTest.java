package app.bellhop.settings.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StorageServicesTest {

    private final List<StorageService> all = StorageServices.read();

    private StorageService named(String name) {
        return all.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void awsIsFirst() {
        assertNull(all.get(0).endpoint());
        assertEquals(StorageService.SnsSupport.AWS, all.get(0).sns());
        assertTrue(all.stream().skip(1).noneMatch(service -> service.endpoint() == null));
    }

    @Test
    void everyEndpointIsAnAddressOnceItIsFilledIn() {
        for (StorageService service : all.subList(1, all.size())) {
            String region = Optional.ofNullable(service.region()).orElse("");
            String endpoint = service.endpointIn(region).replaceAll("<[a-z]+>", "x");
            assertTrue(URI.create(endpoint).getHost() != null, endpoint);
            assertFalse(endpoint.contains("{"), endpoint);
        }
    }

    @Test
    void namesAndRegionsAreThereOnce() {
        Set<String> names = new HashSet<>();
        all.forEach(service -> {
            assertTrue(names.add(service.name()), service.name());
            assertEquals(service.regions().size(), Set.copyOf(service.regions()).size(), service.name());
        });
    }

    @Test
    void regionDecidesTheEndpointWhereTheEndpointNamesIt() {
        for (StorageService service : all) {
            boolean named = service.endpoint() != null && service.endpoint().contains("{region}");
            assertEquals(named, !service.regions().isEmpty(), service.name());
        }
    }

    @Test
    void typedEndpointMovesToAnotherRegion() {
        assertEquals(
                Optional.of("https://acme.compat.objectstorage.uk-london-1.oraclecloud.com"),
                named("Oracle Cloud Infrastructure")
                        .moved("https://acme.compat.objectstorage.us-ashburn-1.oraclecloud.com", "uk-london-1"));
        assertEquals(
                Optional.of("https://<namespace>.compat.objectstorage.uk-london-1.oraclecloud.com"),
                named("Oracle Cloud Infrastructure")
                        .moved("https://<namespace>.compat.objectstorage.us-ashburn-1.oraclecloud.com", "uk-london-1"));
        assertEquals(Optional.empty(), named("Wasabi").moved("https://my.own.example", "us-east-1"));
        assertEquals(Optional.empty(), named("MinIO").moved("http://nas:9000", "us-east-1"));
        assertEquals(Optional.empty(), all.get(0).moved("", "us-east-1"));
    }
}
