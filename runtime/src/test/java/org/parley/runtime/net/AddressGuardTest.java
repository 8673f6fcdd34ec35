package org.parley.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "2001:db8::1"
            })
    void shouldRefuseWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(guard.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"
            })
    void shouldPermitWhatIsPublic(String address) throws UnknownHostException {
        assertThat(guard.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void shouldPermitNamedNetworksAndNothingBesideThem() throws UnknownHostException {
        // given
        AddressGuard intranet = new AddressGuard(List.of(Network.parse("10.1.0.0/16"), Network.parse("fd00::/8")));
        // then
        assertThat(intranet.permits(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(intranet.permits(InetAddress.getByName("fd12::1"))).isTrue();
        assertThat(intranet.permits(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(intranet.permits(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "", "beef"})
    void shouldNotTakeAnythingElseForNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
