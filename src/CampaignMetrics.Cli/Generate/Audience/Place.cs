using System.Text;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>Where a contact lives.</summary>
/// <param name="Json">The place as properties of a line.</param>
/// <param name="Network">The first two octets of addresses there.</param>
/// <param name="UtcOffsetMinutes">Standard time; nobody's habits are exact to the hour.</param>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Currency">ISO 4217 code.</param>
internal sealed record Place(byte[] Json, uint Network, int UtcOffsetMinutes, byte[] Language, byte[] Currency)
{
    /// <summary>
    /// Weight, country, region, city, network, UTC offset, language, currency. The networks are those of large access providers there.
    /// </summary>
    private const string Table = """
        14 | NL | North Holland  | Amsterdam    |  77.161 |   60 | nl | EUR
         8 | NL | South Holland  | Rotterdam    |  84.26  |   60 | nl | EUR
         5 | NL | Utrecht        | Utrecht      |  77.163 |   60 | nl | EUR
         4 | BE | Flanders       | Ghent        |  81.82  |   60 | nl | EUR
         9 | DE | Berlin         | Berlin       |  79.194 |   60 | de | EUR
         6 | DE | Bavaria        | Munich       |  79.205 |   60 | de | EUR
         9 | GB | England        | London       |  86.140 |    0 | en | GBP
         3 | GB | Scotland       | Edinburgh    |  86.145 |    0 | en | GBP
         7 | FR | Île-de-France  | Paris        |  90.12  |   60 | fr | EUR
         3 | ES | Catalonia      | Barcelona    |  83.36  |   60 | es | EUR
         3 | IT | Lombardy       | Milan        |  79.20  |   60 | it | EUR
         2 | PL | Lesser Poland  | Kraków       |  83.9   |   60 | pl | EUR
         2 | SE | Stockholm      | Stockholm    |  81.226 |   60 | en | EUR
         2 | IE | Leinster       | Dublin       |  86.41  |    0 | en | EUR
         6 | US | New York       | New York     |  71.190 | -300 | en | USD
         5 | US | California     | San Francisco|  73.15  | -480 | en | USD
         4 | US | Texas          | Austin       |  70.112 | -360 | en | USD
         2 | CA | Newfoundland and Labrador | St. John's | 142.162 | -210 | en | USD
         2 | BR | São Paulo      | São Paulo    | 177.102 | -180 | en | USD
         2 | IN | Maharashtra    | Mumbai       | 122.170 |  330 | en | USD
         1 | AU | New South Wales| Sydney       |  58.165 |  600 | en | USD
         1 | NP | Bagmati        | Kathmandu    |  27.34  |  345 | en | USD
        """;

    public static Weighted<Place> All { get; } = new([.. Rows.Of(Table).Select(row => (int.Parse(row[0], Rows.Culture), From(row)))]);

    /// <summary>An address there, always the same one for the same number.</summary>
    public uint Address(ulong number) => (Network << 16) | (uint)(number % 65_000 + 256);

    private static Place From(string[] row)
    {
        var octets = row[4].Split('.');
        return new Place(
            Encoding.UTF8.GetBytes($",\"country\":\"{row[1]}\",\"region\":\"{row[2]}\",\"city\":\"{row[3]}\""),
            (uint.Parse(octets[0], Rows.Culture) << 8) | uint.Parse(octets[1], Rows.Culture),
            int.Parse(row[5], Rows.Culture), EscapedText.Of(row[6]), EscapedText.Of(row[7]));
    }
}
