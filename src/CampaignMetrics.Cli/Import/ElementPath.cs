using System.Text;
using CampaignMetrics.Webhooks;

namespace CampaignMetrics.Cli.Import;

/// <summary>Finds a value of a webhook's element by a path: of names in the body, or of this library's own names.</summary>
internal static class ElementPath
{
    /// <summary>The value; null where the path leads nowhere.</summary>
    public static string? Read(MessageLabels labels, string[] path) => AsItStands(labels, path) ?? path switch
    {
        ["metadata", .. var rest] when rest.Length > 0 => labels.Metadata.GetValueOrDefault(string.Join('.', rest)),
        ["tags" or "tag"] => labels.Tags.FirstOrDefault(),
        ["campaign"] => labels.Campaign,
        ["email"] => labels.Email,
        ["messageId"] => labels.MessageId,
        _ => null,
    };

    private static string? AsItStands(MessageLabels labels, string[] path) =>
        Labels.Parse(Encoding.UTF8.GetString(labels.Element.Span)) is { } element ? Labels.At(element, path) : null;
}
