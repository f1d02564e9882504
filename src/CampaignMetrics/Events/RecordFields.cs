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
        if (fields.Type is not (EventType.Opened or EventType.Clicked or EventType.Viewed)) fields.DropRequest();
        if (fields.Type is not (EventType.Bounced or EventType.Deferred)) fields.DropResponse();
        if (fields.Type != EventType.Clicked) fields.DropLink();
        if (fields.Type != EventType.Viewed) fields.Duration = -1;
        if (fields.Type != EventType.NotSent) fields.Reason = default;
        if (fields.Type is not (EventType.Unsubscribed or EventType.Resubscribed)) fields.Scope = default;
        if (fields.Type != EventType.Converted) fields.DropConversion();
        else fields.Currency = fields.Amount is null ? default : CurrencyOf(fields.Currency, scratch);
    }

    private static ReadOnlySpan<byte> CurrencyOf(ReadOnlySpan<byte> given, Span<byte> scratch)
    {
        if (given.IsEmpty) return "XXX"u8;
        return Ascii.ToUpper(given, scratch, out var length) == OperationStatus.Done
            ? scratch[..length]
            : Encoding.UTF8.GetBytes(new Money(0, Encoding.UTF8.GetString(given)).Currency);
    }
}
