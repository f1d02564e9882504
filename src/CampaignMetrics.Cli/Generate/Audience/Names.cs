namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>Names of people, for the part of an address before the at sign.</summary>
internal static class Names
{
    public static byte[][] Given { get; } = Words(
        "anna bram carla daan emma felix greta hugo ines jonas kate liam maria noah olga pieter quinn rosa sven tess "
        + "ursula victor wendy xavier yara zoe aisha boris chloe diego elena finn gita hana ivan julia kofi lotte mateo nina");

    public static byte[][] Family { get; } = Words(
        "jansen devries bakker visser smit meyer schmidt weber fischer wagner smith jones taylor brown wilson martin bernard dubois "
        + "garcia lopez rossi russo kowalski nowak larsson nilsson murphy kelly silva santos patel sharma tanaka okafor mensah haddad cohen novak horvat popescu");

    private static byte[][] Words(string words) => [.. words.Split(' ').Select(System.Text.Encoding.UTF8.GetBytes)];
}
