namespace CampaignMetrics.TrackedMail.Tests.Headers;

/// <summary>What the header of a message states.</summary>
public sealed class HeaderTests
{
    [Fact]
    public void One_click_unsubscribing_has_both_fields_of_RFC_8058()
    {
        var headers = Some.Headed(new SenderHeaders()).Headers;
        Assert.Equal(["List-Unsubscribe", "List-Unsubscribe-Post"], headers.Select(header => header.Name));
        // RFC 8058, section 8.1: the value is a literal.
        Assert.Equal("List-Unsubscribe-Post: List-Unsubscribe=One-Click", headers[1].ToString());
        Assert.Matches("^<https://t\\.example/t/[A-Za-z0-9_-]+>$", headers[0].Value);
        Assert.Equal(TokenKind.Unsubscribe, Some.TokensIn(headers[0].Value)[0].Kind);
    }

    [Fact]
    public void A_mailbox_stands_behind_the_address()
    {
        var value = Some.Headed(new SenderHeaders { UnsubscribeMailbox = "leave@shop.example" }).Headers[0].Value;
        var parts = value.Split(", ");
        var token = Some.TokensIn(parts[0])[0];
        Assert.StartsWith("<mailto:leave@shop.example?subject=", parts[1], StringComparison.Ordinal);
        Assert.Equal(token, Some.TokenOf(parts[1][(parts[1].IndexOf('=', StringComparison.Ordinal) + 1)..^1]));
    }

    [Fact]
    public void A_mailbox_can_be_the_only_way()
    {
        var headers = new SenderHeaders { OneClickUnsubscribe = false, UnsubscribeMailbox = "leave@shop.example" };
        var header = Assert.Single(Some.Headed(headers).Headers);
        Assert.StartsWith("<mailto:leave@shop.example?subject=", header.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_click_needs_https() => Assert.Equal(
        ["List-Unsubscribe"], Some.Headed(new SenderHeaders(), "http://localhost:5000/t/").Headers.Select(header => header.Name));

    [Fact]
    public void The_feedback_id_has_four_fields_with_the_sender_last()
    {
        var id = new FeedbackId("shopmail", "CampaignIDX", "CustomerID2", "MailTypeID3");
        var headers = new SenderHeaders { OneClickUnsubscribe = false, FeedbackId = id };
        Assert.Equal("Feedback-ID: CampaignIDX:CustomerID2:MailTypeID3:shopmail", Some.Headed(headers).Headers.Single().ToString());
    }

    [Fact]
    public void Fields_that_a_feedback_id_lacks_are_empty() =>
        Assert.Equal("spring:::shopmail", new FeedbackId("shopmail", "spring").ToString());

    [Theory]
    [InlineData("shop")]
    [InlineData("shop-mail-of-acme")]
    [InlineData("shop:mail")]
    [InlineData("shop\r\nmail")]
    public void A_sender_of_another_form_is_refused(string sender) =>
        Assert.Throws<ArgumentException>("Sender", () => new FeedbackId(sender));

    [Fact]
    public void Complaints_are_asked_for_as_in_RFC_9477()
    {
        var headers = Some.Headed(new SenderHeaders { OneClickUnsubscribe = false, ComplaintMailbox = "fbl@example.com" }).Headers;
        Assert.Equal("CFBL-Address: fbl@example.com; report=arf", headers[0].ToString());
        Assert.Equal("CFBL-Feedback-ID", headers[1].Name);
        Assert.Equal(TokenKind.Complaint, Some.TokenOf(headers[1].Value).Kind);
    }

    [Fact]
    public void Complaints_can_be_asked_for_in_XARF()
    {
        var headers = new SenderHeaders { ComplaintMailbox = "fbl@example.com", ComplaintForm = ComplaintForm.Xarf };
        Assert.Contains("CFBL-Address: fbl@example.com; report=xarf", Some.Headed(headers).Headers.Select(header => header.ToString()));
    }

    [Fact]
    public void Who_denied_tracking_can_unsubscribe_all_the_same()
    {
        var email = EmailTemplate.Parse("<a href='{{unsubscribeUrl}}'>x</a>", null, Some.Everything)
            .ForSending(Some.Keys, Some.Sending with { Headers = new SenderHeaders() });
        var message = email.For(Some.Ann with { MayTrack = false });
        Assert.Equal(2, message.Headers.Length);
        Assert.Equal(Some.TokensIn(message.Headers[0].Value), Some.TokensIn(message.Html));
    }

    [Theory]
    [InlineData("a\r\nBcc: b@example.com")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("é")]
    public void A_value_cannot_become_another_field(string value) =>
        Assert.Throws<ArgumentException>("value", () => new MailHeader("X-Test", value));

    [Theory]
    [InlineData("X Test")]
    [InlineData("X-Test:")]
    [InlineData("X\r\n")]
    [InlineData("")]
    public void A_name_is_one(string name) => Assert.Throws<ArgumentException>("name", () => new MailHeader(name, "a"));

    [Theory]
    [InlineData("fbl@example.com\r\nBcc: b@example.com")]
    [InlineData("fbl@example.com, b@example.com")]
    [InlineData("Fbl <fbl@example.com>")]
    [InlineData("fbl@example")]
    [InlineData("fbl")]
    [InlineData("")]
    public void A_mailbox_is_a_plain_address(string address)
    {
        Assert.Throws<ArgumentException>("ComplaintMailbox", () => new SenderHeaders { ComplaintMailbox = address });
        Assert.Throws<ArgumentException>("BounceMailbox", () => new SenderHeaders { BounceMailbox = address });
        Assert.Throws<ArgumentException>("UnsubscribeMailbox", () => new SenderHeaders { UnsubscribeMailbox = address });
    }

    [Fact]
    public void A_field_is_folded_at_its_spaces()
    {
        var header = new MailHeader("X-Test", string.Join(' ', Enumerable.Repeat("0123456789", 20)));
        var lines = header.ToString().Split("\r\n");
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 78));
        Assert.All(lines[1..], line => Assert.StartsWith(" 0", line, StringComparison.Ordinal));
        Assert.Equal("X-Test: " + header.Value, string.Concat(lines));
    }

    [Fact]
    public void The_longest_tokens_fit_a_line()
    {
        var sending = Some.Sending with
        {
            Ledger = new string('l', 90), Email = new string('e', 90), Send = new string('s', 90),
            Headers = new SenderHeaders
            {
                UnsubscribeMailbox = new string('m', 50) + "@" + new string('d', 41) + ".example", ComplaintMailbox = "a@b.example",
            },
        };
        var options = Some.Clicks with { BaseUrl = "https://" + new string('t', 81) + ".example/t/" };
        var email = EmailTemplate.Parse(null, "x", options).ForSending(Some.Keys, sending);
        var message = email.For(new MessageRecipient(new string('c', 320)));
        Assert.Equal(TrackingOptions.MaxBaseUrlLength, options.BaseUrl.Length);
        Assert.All(message.Headers.SelectMany(header => header.ToString().Split("\r\n")), line => Assert.InRange(line.Length, 1, 998));
    }
}
