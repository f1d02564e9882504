using System.Runtime.CompilerServices;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>Receives the properties of an <see cref="EmailEvent"/> one by one. Values that state nothing are not passed on.</summary>
internal abstract class EventSink
{
    /// <summary>Passes on a text, unless it is null, or empty without a meaning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(EventProperty property, string? text)
    {
        if (text is not null) PutText(property, text);
    }

    /// <summary>Passes on a number, or a member of an enumeration, unless it is null or the property's default.</summary>
    public void Put(EventProperty property, int? number)
    {
        if (number is { } given && given != EventSchema.Of(property).Default) Add(property, given);
    }

    /// <summary>Passes on an exact number, unless it is null.</summary>
    public void Put(EventProperty property, decimal? number)
    {
        if (number is { } given) Add(property, given);
    }

    protected abstract void Add(EventProperty property, string text);

    protected abstract void Add(EventProperty property, int number);

    protected abstract void Add(EventProperty property, decimal number);

    private void PutText(EventProperty property, string text)
    {
        if (text.Length > 0 || EventSchema.KeepsEmpty.Has(property)) Add(property, text);
    }
}
