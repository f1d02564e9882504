using CampaignMetrics.Webhooks.Providers.HubSpot;

namespace CampaignMetrics.Webhooks.Tests.Providers.HubSpot;

public sealed class CountryNamesTests
{
    [Theory]
    [
        InlineData("UNITED STATES", "US"), InlineData("united states of america", "US"), InlineData("us", "US"),
        InlineData("Côte d'Ivoire", "CI"), InlineData("Bosnia and Herzegovina", "BA"),
    ]
    [
        InlineData("Korea, Republic of", "KR"), InlineData("Guinea", "GN"), InlineData("Guinea-Bissau", "GW"), InlineData("Türkiye", "TR"),
        InlineData("saint kitts and nevis", "KN"),
    ]
    public void A_name_has_a_code(string name, string code) => Assert.Equal(code, CountryNames.CodeOf(name));

    [Theory]
    [InlineData(""), InlineData("Atlantis"), InlineData("12")]
    public void What_is_no_country_has_none(string name) => Assert.Null(CountryNames.CodeOf(name));
}
