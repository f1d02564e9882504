using CampaignMetrics.Geolocation.Networks;

namespace Actors;

/// <summary>Networks in which the generator has its scanners, and some people their desktops.</summary>
internal static class DataCentres
{
    private static readonly NetworkSet Networks =
        NetworkList.Read(new StringReader("40.94.0.0/16\n52.34.0.0/16\n35.190.0.0/16\n18.194.0.0/16\n")).Networks;

    public static bool Contain(string ip) => Networks.Contains(ip);
}
