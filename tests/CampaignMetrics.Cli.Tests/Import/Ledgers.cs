using System.Text;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>Ledgers of event lines.</summary>
internal static class Ledgers
{
    public static MessageLedger Of(string lines)
    {
        var ledger = new MessageLedger();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        ledger.ReadLines(stream, rejection => Assert.Fail(rejection.Reason));
        return ledger;
    }
}
