using System.Text;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Reading;

public sealed class FormBodyTests
{
    private const string Multipart =
        "--x-1\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\nopened\r\n--x-1\r\ncontent-disposition: form-data; name=\"text\"; filename=\"a;b\"\r\nContent-Type: text/plain\r\n\r\nline\r\n\r\nZoë\r\n--x-1--\r\n";

    [Theory]
    [InlineData("a=1&b=2", "a=1|b=2")]
    [InlineData("a=%C3%AB+b&a=%3d%26", "a=ë b|a==&")]
    [InlineData("a&=b&&c=", "a=|=b|c=")]
    [InlineData("a=%&b=%4&c=%zz", "a=%|b=%4|c=%zz")]
    [InlineData("", "")]
    public void Url_encoded_fields_are_read(string body, string fields) =>
        Assert.Equal(fields, Read(body, "application/x-www-form-urlencoded; charset=utf-8"));

    [Theory]
    [
        InlineData("multipart/form-data; boundary=x-1"), InlineData("multipart/form-data; charset=utf-8; boundary=\"x-1\""),
        InlineData("Multipart/Form-Data; Boundary=x-1"),
    ]
    public void Parts_are_read(string type) => Assert.Equal("event=opened|text=line\r\n\r\nZoë", Read(Multipart, type));

    [Theory]
    [
        InlineData("--x-1"), InlineData("--x-1\r\n--x-1\r\n"), InlineData("--x-1\r\nContent-Disposition: form-data; name=a\r\n\r\nb"),
        InlineData("nothing"), InlineData("preamble\r\n" + Multipart),
    ]
    public void Broken_parts_are_no_form(string body) =>
        Assert.Null(FormBody.Read(Requests.Of(body, ("Content-Type", "multipart/form-data; boundary=x-1"))));

    [Theory]
    [InlineData("x"), InlineData("x-"), InlineData("text"), InlineData("x-1\r\nContent-Disposition: form-data")]
    public void Another_boundary_does_not_fit(string boundary) =>
        Assert.Null(FormBody.Read(Requests.Of(Multipart, ("Content-Type", $"multipart/form-data; boundary={boundary}"))));

    /// <summary>Line breaks behind the last part are looked at once: not for each part before them, which takes minutes.</summary>
    [Fact]
    public void Line_breaks_behind_many_parts_are_not_counted_for_each()
    {
        var parts = string.Concat(Enumerable.Repeat("--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n", 1900));
        var body = parts + "--x--" + new string('\n', 15 << 20);
        Assert.Equal(1900, FormBody.Read(Requests.Of(body, ("Content-Type", "multipart/form-data; boundary=x")))!.Count);
    }

    /// <summary>The lines and parameters before a part's text are few; a million of them would be a million objects.</summary>
    [Theory]
    [InlineData("a\r\n"), InlineData("Content-Disposition:;;;\r\n")]
    public void A_part_whose_head_goes_on_and_on_makes_no_form(string line)
    {
        var head = string.Concat(Enumerable.Repeat(line, 10_000));
        var body = $"--x\r\n{head}Content-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n";
        Assert.Null(FormBody.Read(Requests.Of(body, ("Content-Type", "multipart/form-data; boundary=x"))));
    }

    [Theory]
    [InlineData("ö"), InlineData("x y"), InlineData("x\ty"), InlineData("<x>")]
    public void A_boundary_has_only_characters_that_a_boundary_may_have(string boundary)
    {
        var body = Multipart.Replace("x-1", boundary, StringComparison.Ordinal);
        Assert.Null(FormBody.Read(Requests.Of(body, ("Content-Type", $"multipart/form-data; boundary={boundary}"))));
    }

    [Theory]
    [InlineData("multipart/form-data"), InlineData("multipart/form-data; boundary="), InlineData("multipart/mixed; boundary=x-1")]
    public void Parts_without_a_boundary_are_no_url_encoded_form(string type) =>
        Assert.Null(FormBody.Read(Requests.Of("a=1&b=2", ("Content-Type", type))));

    [Fact]
    public void Parts_are_no_url_encoded_form() =>
        Assert.Null(FormBody.Read(Requests.Of(Multipart, ("Content-Type", "application/x-www-form-urlencoded"))));

    private static string Read(string body, string type) => string.Join('|', FormBody.Read(Requests.Of(body, ("Content-Type", type)))!
        .Select(field => $"{Encoding.UTF8.GetString(field.Name.Span)}={Encoding.UTF8.GetString(field.Value.Span)}"));
}
