using System.Globalization;
using System.Text;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>One sending of an email to a contact.</summary>
/// <param name="StartsAt">Milliseconds.</param>
/// <param name="MailId">What the sender calls this mail in its events; null where it has no such id.</param>
/// <param name="Json">The sending as a property of a line; empty where the sender does not state it.</param>
internal readonly record struct Sending(long StartsAt, ulong? MailId, byte[] Json)
{
    private const long Month = 30L * 24 * 3_600_000;

    /// <summary>The sending of this number, from 0, a month after the one before.</summary>
    public static Sending Of(SyntheticEmail email, int number, Dice dice)
    {
        var startsAt = email.SentAt.ToUnixTimeMilliseconds() + number * Month;
        if (!email.StatesSends) return new Sending(startsAt, null, []);
        var mail = dice.Next();
        var text = string.Create(CultureInfo.InvariantCulture, $",\"send\":\"mail-{mail:x16}\"");
        return new Sending(startsAt, mail, Encoding.UTF8.GetBytes(text));
    }
}
