using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>The part of an address after the at sign, and who runs it.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Operator">Whose servers answer for it: g Google, m Microsoft, y Yahoo, o any other.</param>
/// <param name="Server">The server that answers.</param>
/// <param name="Clients">What its users read mail with.</param>
/// <param name="Guard">What looks at the mail before its reader does.</param>
internal sealed record Mailbox(byte[] Domain, char Operator, byte[] Server, Weighted<MailClient> Clients, Guard Guard)
{
    private const int Companies = 72;

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
        """;

    private static readonly string[] First =
        ["alder", "brick", "canal", "delta", "ember", "fjord", "grove", "harbour", "indigo", "juniper", "kettle", "lantern"];
    private static readonly string[] Second = ["works", "foods", "legal", "bank", "care", "studio"];

    /// <summary>Four companies in thirteen have a gateway that tries links.</summary>
    private static readonly Guard[] Guards =
    [
        Guard.Burst, Guard.None, Guard.BurstWithHoneypot, Guard.None, Guard.None, Guard.Named, Guard.None,
        Guard.None, Guard.Head, Guard.None, Guard.None, Guard.None, Guard.None,
    ];

    private static readonly Dictionary<char, Weighted<MailClient>> ClientsOf = "moyix".ToDictionary(letter => letter, MailClient.Of);
    private static readonly Weighted<Mailbox> Consumers =
        new([.. Rows.Of(Table).Select(row => (int.Parse(row[0], Rows.Culture), From(row)))]);
    private static readonly Weighted<MailClient> Business = MailClient.Of('b');
    private static readonly Mailbox[] Company = [.. Enumerable.Range(0, Companies).Select(AtCompany)];

    /// <summary>Three in ten contacts read at work; of companies some have many more contacts than others.</summary>
    public static Mailbox Draw(Dice dice) =>
        dice.Chance(0.28) ? Company[dice.Below(dice.Between(1, Companies))] : Consumers.Draw(dice);

    private static Mailbox From(string[] row) =>
        new(EscapedText.Of(row[1]), row[2][0], EscapedText.Of(row[3]), ClientsOf[row[4][0]], Guard.None);

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
        return new Mailbox(EscapedText.Of($"{name}.example"), host, EscapedText.Of(server), Business, Guards[number % Guards.Length]);
    }
}

/// <summary>What looks at a company's mail before its reader does.</summary>
internal enum Guard
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Follows all links at once, like a browser.</summary>
    Burst,

    /// <summary>Follows all links at once, also the one that no person can see.</summary>
    BurstWithHoneypot,

    /// <summary>Asks for the head of every link only.</summary>
    Head,

    /// <summary>Says in its user agent what it is.</summary>
    Named,
}
