using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>Why a server does not take a message.</summary>
internal enum Refusal
{
    /// <summary>Not now; try again.</summary>
    Later,

    /// <summary>Never.</summary>
    Hard,

    /// <summary>Not for now, and trying again has ended.</summary>
    Soft,

    /// <summary>Something on the way did not work until the time was over.</summary>
    Temporary,

    /// <summary>It does not want such mail.</summary>
    Blocked,
}

/// <summary>What a receiving server says, as the large ones phrase it.</summary>
/// <param name="Before">The words up to the recipient's address.</param>
/// <param name="NamesRecipient">Whether the address follows them.</param>
/// <param name="After">The words after it.</param>
/// <param name="Status">The enhanced code (RFC 3463).</param>
/// <param name="Class">What providers call it.</param>
/// <param name="Reason">Why, as providers put it.</param>
internal sealed record ServerReply(byte[] Before, bool NamesRecipient, byte[] After, byte[] Status, byte[] Class, byte[] Reason)
{
    /// <summary>
    /// Refusal, letters of the operators that say it (g Google, m Microsoft, y Yahoo,
    /// o any other), weight, enhanced code (RFC 3463), class, reason, response.
    /// </summary>
    private const string Table = """
        Later     | g    | 6 | 4.7.28 | soft      | rate limited      | 421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users, mail sent from your IP address has been temporarily rate limited. - gsmtp
        Later     | m    | 6 | 4.7.500| soft      | server busy       | 451 4.7.500 Server busy. Please try again later from [192.0.2.25]. (AS77714)
        Later     | y    | 6 | 4.7.0  | soft      | rate limited      | 421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1
        Later     | o    | 4 | 4.2.0  | soft      | greylisted        | 450 4.2.0 <{}>: Recipient address rejected: Greylisted, please try again later
        Later     | om   | 2 | 4.3.2  | temporary | connection        | 421 4.3.2 Service not available, closing transmission channel
        Hard      | g    | 6 | 5.1.1  | hard      | unknown user      | 550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. - gsmtp
        Hard      | g    | 1 | 5.2.1  | hard      | inactive          | 550-5.2.1 The email account that you tried to reach is disabled. - gsmtp
        Hard      | m    | 4 | 5.5.0  | hard      | unknown user      | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).
        Hard      | m    | 3 | 5.1.10 | hard      | unknown user      | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {} not found by SMTP address lookup
        Hard      | y    | 4 | 5.1.1  | hard      | unknown user      | 554 delivery error: dd This user doesn't have a yahoo.com account ({}) [0]
        Hard      | o    | 6 | 5.1.1  | hard      | unknown user      | 550 5.1.1 <{}>: Recipient address rejected: User unknown in virtual mailbox table
        Hard      | o    | 2 | 5.1.2  | hard      | unknown domain    | 550 5.1.2 Host unknown (Domain name not found)
        Soft      | g    | 5 | 5.2.2  | soft      | mailbox full      | 552-5.2.2 The recipient's inbox is out of storage space and inactive. Please direct the recipient to clear some space. - gsmtp
        Soft      | my   | 5 | 5.2.2  | soft      | mailbox full      | 552 5.2.2 <{}> mailbox full; quota exceeded
        Soft      | o    | 4 | 4.2.2  | soft      | mailbox full      | 452 4.2.2 <{}>: Over quota
        Soft      | gmyo | 1 | 5.3.4  | soft      | message too large | 552 5.3.4 Message size exceeds fixed maximum message size
        Temporary | gmyo | 4 | 4.4.7  | temporary | expired           | 550 4.4.7 Message expired: unable to deliver in 4320 minutes. <421 4.4.1 Connection timed out>
        Temporary | o    | 3 | 4.4.1  | temporary | timeout           | 451 4.4.1 [internal] No answer from host
        Temporary | o    | 2 | 4.4.3  | temporary | DNS               | 451 4.4.3 Temporary server error. DNS lookup failed. Please try again later
        Blocked   | g    | 5 | 5.7.26 | blocked   | authentication    | 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. - gsmtp
        Blocked   | m    | 5 | 5.7.1  | blocked   | block list        | 550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).
        Blocked   | yo   | 3 | 5.7.9  | blocked   | policy            | 554 5.7.9 Message not accepted for policy reasons.
        Blocked   | om   | 4 | 5.7.1  | blocked   | spam              | 550 5.7.1 Service unavailable; client host [192.0.2.25] blocked using a DNS block list
        Blocked   | gmyo | 1 | 5.7.1  | blocked   | content           | 554 5.7.1 Message rejected due to content restrictions
        """;

    private static readonly Dictionary<(Refusal, char), Weighted<ServerReply>> All = Read();

    /// <summary>What this operator says to such a refusal.</summary>
    public static ServerReply Draw(Dice dice, Refusal refusal, char mailOperator) => All[(refusal, mailOperator)].Draw(dice);

    private static Dictionary<(Refusal, char), Weighted<ServerReply>> Read() =>
        Rows.Of(Table)
            .SelectMany(row => row[1].Select(mailOperator => (Refusal: Enum.Parse<Refusal>(row[0]), Operator: mailOperator, Row: row)))
            .GroupBy(said => (said.Refusal, said.Operator), said => (int.Parse(said.Row[2], Rows.Culture), From(said.Row)))
            .ToDictionary(replies => replies.Key, replies => new Weighted<ServerReply>([.. replies]));

    private static ServerReply From(string[] row)
    {
        var parts = row[6].Split("{}");
        var namesRecipient = parts.Length == 2;
        return new ServerReply(
            EscapedText.Of(parts[0]), namesRecipient, EscapedText.Of(namesRecipient ? parts[1] : ""), EscapedText.Of(row[3]),
            EscapedText.Of(row[4]), EscapedText.Of(row[5]));
    }
}
