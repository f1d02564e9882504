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
    public void Url_encoded_fields_are_read(string body, string fields) => Assert.Equal(fields, Read(body, "application/x-www-form-urlencoded; charset=utf-8"));

    [Theory]
    [InlineData("multipart/form-data; boundary=x-1"), InlineData("multipart/form-data; charset=utf-8; boundary=\"x-1\""), InlineData("Multipart/Form-Data; Boundary=x-1")]
    public void Parts_are_read(string type) => Assert.Equal("event=opened|text=line\r\n\r\nZoë", Read(Multipart, type));

    [Theory]
    [InlineData("--x-1"), InlineData("--x-1\r\n--x-1\r\n"), InlineData("--x-1\r\nContent-Disposition: form-data; name=a\r\n\r\nb"), InlineData("nothing"), InlineData("preamble\r\n" + Multipart)]
    public void Broken_parts_are_no_form(string body) => Assert.Null(FormBody.Read(Requests.Of(body, ("Content-Type", "multipart/form-data; boundary=x-1"))));

    [Theory]
    [InlineData("x"), InlineData("x-"), InlineData("text"), InlineData("x-1\r\nContent-Disposition: form-data")]
    public void Another_boundary_does_not_fit(string boundary) => Assert.Null(FormBody.Read(Requests.Of(Multipart, ("Content-Type", $"multipart/form-data; boundary={boundary}"))));

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
    public void Parts_are_no_url_encoded_form() => Assert.Null(FormBody.Read(Requests.Of(Multipart, ("Content-Type", "application/x-www-form-urlencoded"))));

    private static string Read(string body, string type) => string.Join('|', FormBody.Read(Requests.Of(body, ("Content-Type", type)))!
        .Select(field => $"{Encoding.UTF8.GetString(field.Name.Span)}={Encoding.UTF8.GetString(field.Value.Span)}"));
}
