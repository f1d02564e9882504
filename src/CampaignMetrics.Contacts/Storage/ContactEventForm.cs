using System.Diagnostics;
using System.Globalization;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>The one place that says which properties of a line each event has.</summary>
internal static class ContactEventForm
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>The words for types: the names of the records in camel case.</summary>
    private const string
        Triggered = "subscriptionTriggered", Consent = "consentStated", Address = "addressStated", Removed = "contactRemoved",
        Suppression = "suppressed", Unsuppression = "unsuppressed";

    /// <summary>What an event's line states.</summary>
    public static ContactFields Fields(ContactEvent told)
    {
        var fields = new ContactFields
        {
            [ContactProperty.At] = told.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
            [ContactProperty.Contact] = told.Contact.Value,
        };
        fields[ContactProperty.Type] = told switch
        {
            SubscriptionTriggered triggered => Fill(fields, triggered.Event),
            ConsentStated stated => Fill(fields, stated.Statement),
            AddressStated stated => Fill(fields, stated.Address),
            ContactRemoved => Removed,
            Suppressed => Suppression,
            Unsuppressed => Unsuppression,
            _ => throw new UnreachableException(),
        };
        return fields;
    }

    /// <summary>The event of what a line states, or why it is none.</summary>
    public static ContactEventRead Made(ContactFields fields)
    {
        if (fields[ContactProperty.Type] is not { } type) return ContactEventRead.Rejected("no type");
        if (fields[ContactProperty.At] is not { } time) return ContactEventRead.Rejected("no at");
        if (ReadTime(time, out var at) is { } reason) return ContactEventRead.Rejected(reason);
        if (!ContactId.TryParse(fields[ContactProperty.Contact], null, out var contact)) return ContactEventRead.Rejected("no contact");
        return type switch
        {
            Triggered => MadeTriggered(fields, contact, at),
            Consent => MadeConsent(fields, contact, at),
            Address => ContactEventRead.Of(new AddressStated(contact, at, fields[ContactProperty.Address])),
            Removed => ContactEventRead.Of(new ContactRemoved(contact, at)),
            Suppression => ContactEventRead.Of(new Suppressed(contact, at)),
            Unsuppression => ContactEventRead.Of(new Unsuppressed(contact, at)),
            _ => Unknown(ContactProperty.Type, type),
        };
    }

    private static string Fill(ContactFields fields, SubscriptionEvent told)
    {
        fields[ContactProperty.Id] = told.Id == default ? null : told.Id.Value;
        fields[ContactProperty.Trigger] = CamelCase<Trigger>.Of(told.Trigger);
        fields[ContactProperty.SubscriptionType] = told.Type?.Value;
        fields[ContactProperty.Email] = told.Email?.Value;
        fields[ContactProperty.Method] = told.Method is { } method ? CamelCase<UnsubscribeMethod>.Of(method) : null;
        (fields[ContactProperty.Proof], fields[ContactProperty.By], fields[ContactProperty.Detail]) = (told.Proof, told.By, told.Detail);
        return Triggered;
    }

    private static string Fill(ContactFields fields, ConsentStatement told)
    {
        (fields[ContactProperty.Consent], fields[ContactProperty.Source]) = (CamelCase<TrackingConsent>.Of(told.Consent), told.Source);
        return Consent;
    }

    private static string Fill(ContactFields fields, string? address)
    {
        fields[ContactProperty.Address] = address;
        return Address;
    }

    private static ContactEventRead MadeTriggered(ContactFields fields, ContactId contact, DateTimeOffset at)
    {
        var (id, type, email) = (fields[ContactProperty.Id], fields[ContactProperty.SubscriptionType], fields[ContactProperty.Email]);
        if (fields[ContactProperty.Trigger] is not { } word) return ContactEventRead.Rejected("no trigger");
        if (CamelCase<Trigger>.Find(word) is not { } trigger) return Unknown(ContactProperty.Trigger, word);
        if (id is not null && !EventId.TryParse(id, null, out _))
            return ContactEventRead.Rejected(id.Length == 0 ? "id is empty" : "id is longer than 200 characters");
        if (type is "") return ContactEventRead.Rejected("subscriptionType is empty");
        if (email is "") return ContactEventRead.Rejected("email is empty");
        var (way, method) = (fields[ContactProperty.Method], default(UnsubscribeMethod?));
        if (way is not null && (method = CamelCase<UnsubscribeMethod>.Find(way)) is null) return Unknown(ContactProperty.Method, way);
        return ContactEventRead.Of(new SubscriptionTriggered(contact, new SubscriptionEvent
        {
            At = at, Trigger = trigger, Id = id, Type = type is null ? default(SubscriptionType?) : type,
            Email = email is null ? default(EmailId?) : email, Method = method,
            Proof = fields[ContactProperty.Proof], By = fields[ContactProperty.By], Detail = fields[ContactProperty.Detail],
        }));
    }

    private static ContactEventRead MadeConsent(ContactFields fields, ContactId contact, DateTimeOffset at)
    {
        if (fields[ContactProperty.Consent] is not { } word) return ContactEventRead.Rejected("no consent");
        if (CamelCase<TrackingConsent>.Find(word) is not { } consent) return Unknown(ContactProperty.Consent, word);
        return ContactEventRead.Of(new ConsentStated(contact, new ConsentStatement(at, consent, fields[ContactProperty.Source])));
    }

    /// <summary>Reads a time of RFC 3339, section 5.6, with up to seven decimals.</summary>
    private static string? ReadTime(string text, out DateTimeOffset at)
    {
        var isTime = DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
        if (!isTime) return "at is not an RFC 3339 time";
        // Without one, the time would be that of this machine.
        if (!text.EndsWith('Z') && text is not [.., '+' or '-', _, _, ':', _, _]) return "at has no offset";
        at = at.ToUniversalTime();
        return at.Year is >= 1970 and < 2200 ? null : "at is not from 1970 to 2199";
    }

    private static ContactEventRead Unknown(ContactProperty property, string word) =>
        ContactEventRead.Rejected($"unknown {CamelCase<ContactProperty>.Of(property)} '{(word.Length > 40 ? word[..40] : word)}'");
}
