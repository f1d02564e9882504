using System.Buffers;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Leaves of a line's fields what the record of its type holds, so that a line and its record are one event, with one derived id.</summary>
internal static class RecordFields
{
    /// <param name="fields">The line's fields.</param>
    /// <param name="scratch">At least as long as the currency.</param>
    public static void Keep(ref EventFields fields, Span<byte> scratch)
    {
        if (fields.Type is not (EventType.Opened or EventType.Clicked or EventType.Viewed)) DropRequest(ref fields);
        if (fields.Type is not (EventType.Bounced or EventType.Deferred)) DropResponse(ref fields);
        if (fields.Type != EventType.Clicked) DropLink(ref fields);
        if (fields.Type != EventType.Viewed) fields.Duration = -1;
        if (fields.Type != EventType.NotSent) fields.Reason = default;
        if (fields.Type is not (EventType.Unsubscribed or EventType.Resubscribed)) fields.Scope = default;
        if (fields.Type != EventType.Converted) DropConversion(ref fields);
        fields.Currency = fields.Amount is null ? default : CurrencyOf(fields.Currency, scratch);
    }

    private static ReadOnlySpan<byte> CurrencyOf(ReadOnlySpan<byte> given, Span<byte> scratch)
    {
        if (given.IsEmpty) return "XXX"u8;
        return Ascii.ToUpper(given, scratch, out var length) == OperationStatus.Done
            ? scratch[..length]
            : Encoding.UTF8.GetBytes(new Money(0, Encoding.UTF8.GetString(given)).Currency);
    }

    private static void DropRequest(ref EventFields fields)
    {
        fields.HasUserAgent = false;
        fields.UserAgent = fields.Ip = fields.Method = fields.Purpose = default;
        fields.Country = fields.Region = fields.City = default;
    }

    private static void DropResponse(ref EventFields fields) =>
        fields.Smtp = fields.Status = fields.BounceClass = fields.BounceReason = fields.RemoteMta = default;

    private static void DropLink(ref EventFields fields)
    {
        fields.Url = fields.Link = fields.Variant = default;
        fields.Part = default;
        fields.Role = null;
    }

    private static void DropConversion(ref EventFields fields)
    {
        fields.Goal = fields.Order = default;
        fields.Amount = null;
    }
}
