using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Geolocation.Tests.Networks;

/// <summary>Random addresses, IPv4 and IPv6, that lie near one another often enough for networks to meet.</summary>
internal static class Addresses
{
    private static readonly Gen<byte> s_digit = Gen.Elements<byte>(0, 1, 2, 127, 128, 254, 255);

    public static Arbitrary<IPAddress> Arbitrary { get; } =
        Gen.OneOf(Gen.ArrayOf(s_digit, 4), Gen.ArrayOf(s_digit, 14).Select(digits => (byte[])[0x20, 0x01, .. digits]))
            .Select(bytes => new IPAddress(bytes))
            .ToArbitrary();
}
