using System.Text.RegularExpressions;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 2: bounces, and automatic replies, which are none.</summary>
internal static partial class NaiveReplies
{
    private static readonly string[] Classes = ["hard", "soft", "temporary", "blocked"];

    /// <summary>A bounced event that says so, or whose response is an automatic reply.</summary>
    public static bool IsAutoReply(NaiveEvent happened) =>
        happened.Is("bounced") && (happened.IsAutoReply || AutoReply().IsMatch(happened.Text("smtp") ?? ""));

    public static bool IsBounce(NaiveEvent happened) => happened.Is("bounced") && !IsAutoReply(happened);

    /// <summary>The class that the event states, else the classifier's answer for its response, else undetermined.</summary>
    public static string ClassOf(NaiveEvent bounce) =>
        Classes.Contains(bounce.Text("bounceClass")) ? bounce.Text("bounceClass")! : BounceNames.Of(VerdictOf(bounce).Class);

    /// <summary>One of our names: that which the event states, else the classifier's, else what the provider's own word means.</summary>
    public static string ReasonOf(NaiveEvent bounce)
    {
        if (BounceNames.TryParse(bounce.Text("bounceReason"), out BounceReason stated) && stated != BounceReason.Undefined)
            return BounceNames.Of(stated);
        var told = VerdictOf(bounce).Reason;
        var word = bounce.Text("providerReason") ?? bounce.Text("bounceReason");
        if (told == BounceReason.Undefined && word is not null) told = BounceClassifier.Default.ClassifyWord(word).Reason;
        return BounceNames.Of(told);
    }

    private static BounceVerdict VerdictOf(NaiveEvent bounce)
    {
        if (bounce.Text("smtp") is null && bounce.Text("status") is null) return default;
        EnhancedStatusCode.TryParse(bounce.Text("status") ?? "", out var status);
        var domain = bounce.Contact.Contains('@', StringComparison.Ordinal) ? NaiveAddresses.DomainOf(bounce.Contact) : null;
        var context = new BounceContext(bounce.Text("remoteMta"), domain, Status: status);
        return BounceClassifier.Default.Classify(SmtpReply.Parse(bounce.Text("smtp") ?? ""), context);
    }

    [GeneratedRegex(
        @"\b(out of (the )?office|auto(matic|mated)?[ -]?(reply|response)|autoresponder|vacation|on holiday|away from my (mail|desk))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AutoReply();
}
