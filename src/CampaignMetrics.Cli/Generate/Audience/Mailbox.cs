using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>The part of an address after the at sign, and who runs it.</summary>
/// <param name="Domain">The domain, in ASCII.</param>
/// <param name="Operator">Whose servers answer for it: g Google, m Microsoft, y Yahoo, o any other.</param>
/// <param name="Server">The server that answers.</param>
/// <param name="Clients">What its users read mail with.</param>
/// <param name="Company">Which company's it is; null for none.</param>
internal sealed record Mailbox(byte[] Domain, char Operator, byte[] Server, Weighted<MailClient> Clients, int? Company)
{
    /// <summary>The domain as people write it, with letters beyond ASCII.</summary>
    public byte[] ListedDomain { get; private init; } = Domain;

    /// <summary>Weight, domain, operator, mail server, letter of its clients.</summary>
    private const string Table = """
        34 | gmail.com      | g | gmail-smtp-in.l.google.com               | m
         7 | outlook.com    | m | outlook-com.olc.protection.outlook.com   | o
         6 | hotmail.com    | m | hotmail-com.olc.protection.outlook.com   | o
         9 | yahoo.com      | y | mta5.am0.yahoodns.net                    | y
         2 | aol.com        | y | mx-aol.mail.gm0.yahoodns.net             | y
         8 | icloud.com     | o | mx01.mail.icloud.com                     | i
         2 | gmx.net        | o | mx00.gmx.net                             | x
         2 | web.de         | o | mx-ha02.web.de                           | x
         2 | ziggo.nl       | o | mx.tb.mail.iss.as9143.net                | x
         1 | xn--bcher-kva.example | o | mx.xn--bcher-kva.example          | x
         1 | xn--gre-6ka8l.example | o | mx.xn--gre-6ka8l.example          | x
        """;

    /// <summary>Domains beyond ASCII as people write them (U-labels of RFC 5890); servers use the ASCII form.</summary>
    private static readonly Dictionary<string, string> Unicode = new()
    {
        ["xn--bcher-kva.example"] = "bücher.example", ["xn--gre-6ka8l.example"] = "grüße.example",
    };

    private static readonly string[] First =
        ["alder", "brick", "canal", "delta", "ember", "fjord", "grove", "harbour", "indigo", "juniper", "kettle", "lantern"];
    private static readonly string[] Second = ["works", "foods", "legal", "bank", "care", "studio"];

    private static readonly Dictionary<char, Weighted<MailClient>> ClientsOf = "moyix".ToDictionary(letter => letter, MailClient.Of);
    private static readonly Weighted<Mailbox> Consumers =
        new([.. Rows.Of(Table).Select(row => (int.Parse(row[0], Rows.Culture), From(row)))]);
    private static readonly Weighted<MailClient> Business = MailClient.Of('b');
    private static readonly Mailbox[] Companies = [.. Enumerable.Range(0, Guards.Companies).Select(AtCompany)];

    /// <summary>Three in ten contacts read at work; of companies some have many more contacts than others.</summary>
    public static Mailbox Draw(Dice dice) =>
        // Below a random bound: the first companies are drawn far more often than the last.
        dice.Chance(0.28) ? Companies[dice.Below(dice.Between(1, Guards.Companies))] : Consumers.Draw(dice);

    private static Mailbox From(string[] row) =>
        new(EscapedText.Of(row[1]), row[2][0], EscapedText.Of(row[3]), ClientsOf[row[4][0]], Company: null)
        {
            ListedDomain = EscapedText.Of(Unicode.GetValueOrDefault(row[1], row[1])),
        };

    private static Mailbox AtCompany(int number)
    {
        var name = First[number % First.Length] + Second[number / First.Length];
        var host = (number % 3) switch { 0 => 'm', 1 => 'g', _ => 'o' };
        var server = host switch
        {
            'm' => $"{name}-example.mail.protection.outlook.com",
            'g' => "aspmx.l.google.com",
            _ => $"mx1.{name}.example",
        };
        return new Mailbox(EscapedText.Of($"{name}.example"), host, EscapedText.Of(server), Business, number);
    }
}
