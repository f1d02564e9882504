using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces.Codes;

/// <summary>IANA's registry of enhanced status codes.</summary>
internal static class EnhancedStatusRegistry
{
    private static readonly Dictionary<(int Subject, int Detail), (string Name, string Source)> Codes =
        EmbeddedTable.Rows("EnhancedStatusCodes.txt").ToDictionary(row => Key(row[0]), row => (row[1], row[2]));

    public static (string Name, string Source)? Find(EnhancedStatusCode code) =>
        Codes.TryGetValue((code.Subject, code.Detail), out var entry) && !code.IsNone ? entry : null;

    private static (int Subject, int Detail) Key(string column)
    {
        // The registry lists codes as X.1.1: a name belongs to subject and detail, whatever the class. Any class makes the row readable.
        EnhancedStatusCode.TryParse("5" + column[1..], out var code);
        return (code.Subject, code.Detail);
    }
}
