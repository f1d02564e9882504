using System.Collections;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>
/// The opens, clicks and views of one message, ordered by time and, at one instant, by id. An <see cref="ActorJudge"/> gets them to decide
/// which a person made. Valid only during its call: the object is reused for the next message.
/// </summary>
public sealed class MessageRequests : IReadOnlyList<MessageRequest>
{
    private readonly Vocabulary _words;
    private readonly AgentTable _agents;
    private readonly EntryValues _valuesOf;
    private EmailLinkTable? _links;
    private (Entry Entry, ActorLabel Label)[] _requests = new (Entry, ActorLabel)[16];

    internal MessageRequests(Vocabulary words, AgentTable agents, EntryValues valuesOf) =>
        (_words, _agents, _valuesOf) = (words, agents, valuesOf);

    /// <summary>The number of requests.</summary>
    public int Count { get; private set; }

    /// <summary>The request at a zero-based index.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative, or not less than <see cref="Count"/>.</exception>
    public MessageRequest this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new MessageRequest(this, index);
        }
    }

    /// <summary>Enumerates the requests by time.</summary>
    public IEnumerator<MessageRequest> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Turn(EmailLinkTable links) => _links = links;

    internal void Clear() => Count = 0;

    internal void Add(in Entry entry, ActorLabel label)
    {
        if (Count == _requests.Length) Array.Resize(ref _requests, Count * 2);
        _requests[Count++] = (entry, label);
    }

    internal ref readonly Entry EntryOf(int index) => ref _requests[index].Entry;

    internal ActorLabel LabelOf(int index) => _requests[index].Label;

    internal AgentDescription AgentOf(int index) => _agents[EntryOf(index).Agent].Description;

    internal string? UserAgentOf(int index) => EntryOf(index).Agent is >= 0 and var agent ? _words.Agents.Text(agent) : null;

    internal string? IpOf(int index) => EntryOf(index).Address is >= 0 and var address ? _words.Addresses.Text(address) : null;

    internal string? UrlOf(int index) =>
        EntryOf(index) is { Type: EventType.Clicked } click && click.Detail != Slot.None
            // Slot 0 is the empty text: the click states a link but no URL.
            && _words.SlotOf(EventSchema.Link, click.Detail, EventProperty.Url) is > 0 and var url
            ? _words.UrlOf(url, _valuesOf(click))
            : null;

    internal LinkRole? RoleOf(int index) => EntryOf(index) is { Type: EventType.Clicked } click ? _links!.RoleOf(click.Detail) : null;

    internal string? HeaderOf(int index, EventProperty property) =>
        _words.TextOf(EventSchema.Headers, EntryOf(index).Headers, property);
}

/// <summary>One open, click or view, as an <see cref="ActorJudge"/> sees it. Valid only during its call.</summary>
/// <remarks>The default value of this type is no request; its members throw.</remarks>
public readonly record struct MessageRequest
{
    private readonly MessageRequests _all;
    private readonly int _index;

    internal MessageRequest(MessageRequests all, int index) => (_all, _index) = (all, index);

    /// <summary>The kind of request: opened, clicked or viewed.</summary>
    public EventType Type => _all.EntryOf(_index).Type;

    /// <summary>The time of the request in UTC, in whole milliseconds.</summary>
    public DateTimeOffset At => Instants.ToInstant(_all.EntryOf(_index).At);

    /// <summary>The user agent exactly as the event states it; null when it states none.</summary>
    public string? UserAgent => _all.UserAgentOf(_index);

    /// <summary>The client, device and role behind the user agent, as <see cref="Enrichment.Agents"/> classifies it.</summary>
    public AgentDescription Agent => _all.AgentOf(_index);

    /// <summary>The IP address as the event states it; null when it states none.</summary>
    public string? Ip => _all.IpOf(_index);

    /// <summary>The URL of the clicked link, with the recipient's parameters; null for opens and views, and for clicks without a
    /// URL.</summary>
    public string? Url => _all.UrlOf(_index);

    /// <summary>The role of the clicked link: as the event states it, else as the catalog does, else content. Null for opens and
    /// views.</summary>
    public LinkRole? Role => _all.RoleOf(_index);

    /// <summary>The HTTP method, such as <c>HEAD</c>; null when not stated.</summary>
    public string? Method => _all.HeaderOf(_index, EventProperty.Method);

    /// <summary>The request's purpose header, such as <c>prefetch</c>; null when not stated.</summary>
    public string? Purpose => _all.HeaderOf(_index, EventProperty.Purpose);

    /// <summary>The verdict of the rules before this one; null while none has decided.</summary>
    public ActorLabel? Label => _all.LabelOf(_index) is { IsOpen: false } label ? label : null;
}
