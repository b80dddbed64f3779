using System.Text;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs.Patterns;

namespace StagingTools.Engine.Tests.Sandbox.Logs;

/// <summary>
/// The language of filter patterns against its documentation: every example of
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html, and what lies between them.
/// </summary>
public sealed class FilterPatternTests
{
    private const string Trail =
        """{"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],"objectList":"""
        + """[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"cluster.name":"c","ThisFlag":true,"Off":false}""";

    private const string Users =
        """{"user":{"id":1,"email":"John.Stiles@example.com"},"users":[{"id":2,"email":"John.Doe@example.com"},"""
        + """{"id":3,"email":"Jane.Doe@example.com"}],"actions":["GET","PUT","DELETE"],"coordinates":[[0,1,2],[4,5,6],[7,8,9]]}""";

    private const string Values =
        """{"someString":"111.111.111.111","someInt":123,"someFloat":12.34,"someFloat2":12.0,"someObject":{},"someArray":[],"someDigits":"200","minus":-5}""";

    private const string Index = """127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534""";

    private const string Item = "INFO 09/25/2014 12:00:00 GET /service/resource/67 1200";
    private const string Part = "INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310";
    private const string Warning = "WARNING 09/25/2014 12:00:02 Invalid user request";
    private const string Error = "ERROR 09/25/2014 12:00:02 Failed to process request";

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\" \"")]
    public void A_pattern_that_asks_for_nothing_takes_everything(string pattern)
    {
        Assert.True(Matches(pattern, "anything"));
        Assert.True(Matches(pattern, "{}"));
    }

    [Theory]
    [InlineData("ERROR", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("ERROR", "Exiting with ERRORCODE: -1", true)]
    [InlineData("ERROR", "an error", false)]
    [InlineData("ERROR ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", true)]
    [InlineData("ERROR ARGUMENTS", "[ERROR 401] UNAUTHORIZED REQUEST", false)]
    [InlineData("ERROR Exception", "[ERROR] Caught IllegalArgumentException", true)]
    [InlineData("?ERROR ?ARGUMENTS", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("?ERROR ?ARGUMENTS", "MISSING ARGUMENTS", true)]
    [InlineData("?ERROR ?ARGUMENTS", "[INFO] fine", false)]
    [InlineData("?ERROR ?\"BAD REQUEST\"", "a BAD REQUEST", true)]
    [InlineData("?ERROR ?ARGUMENTS REQUEST", "[INFO] REQUEST FAILED", true)]
    [InlineData("?ERROR ?ARGUMENTS REQUEST", "[ERROR] 400", false)]
    [InlineData("?ERROR -INFO", "[WARN] x", true)]
    [InlineData("?ERROR -INFO", "[INFO] ERROR", false)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "[ERROR 500] INTERNAL SERVER ERROR", true)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "INTERNAL ERROR SERVER", false)]
    [InlineData("\"a \\\"b\\\" \\\\\"", "a \"b\" \\", true)]
    [InlineData("ERROR -ARGUMENTS", "[ERROR 401] UNAUTHORIZED REQUEST", true)]
    [InlineData("ERROR -ARGUMENTS", "[ERROR 420] INVALID ARGUMENTS", false)]
    [InlineData("ERROR - \"Exiting\"", "Exiting with ERRORCODE: -1", false)]
    [InlineData("-ERROR", "fine", true)]
    [InlineData("-ERROR", "ERROR", false)]
    [InlineData("cat", "caterpillar", true)]
    [InlineData("cat", "CAT", false)]
    [InlineData("cat", "c a t", false)]
    [InlineData("Grüße_1", "viele Grüße_1!", true)]
    public void Words_and_phrases_are_found_anywhere_as_they_stand(string pattern, string message, bool matches) =>
        Assert.Equal(matches, Matches(pattern, message));

    [Theory]
    [InlineData("%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", true)]
    [InlineData("%AUTHORIZED%", "[SUCCESS 200] AUTHORIZED REQUEST", true)]
    [InlineData("%^[hc]at%", "hat", true)]
    [InlineData("%^[hc]at%", "a hat", false)]
    [InlineData("%[hc]at$%", "a cat", true)]
    [InlineData("%[hc]at$%", "a cat.", false)]
    [InlineData("%colou?r%", "color", true)]
    [InlineData("%colou?r%", "colour", true)]
    [InlineData("%[abc]%", "xxb", true)]
    [InlineData("%[abcx-z]%", "y", true)]
    [InlineData("%[abcx-z]%", "d", false)]
    [InlineData("%^a{3,5}$%", "aaaa", true)]
    [InlineData("%^a{3, 5}$%", "aaaaaa", false)]
    [InlineData("%^a{,2}$%", "aaa", false)]
    [InlineData("%^a{,2}$%", "", true)]
    [InlineData("%^a{2,}$%", "aaa", true)]
    [InlineData("%gra|ey%", "grey", true)]
    [InlineData("%^starting|^initializing|^shutting down%", "shutting down", true)]
    [InlineData("%^starting|^initializing|^shutting down%", "skipping initializing", false)]
    [InlineData("%abcc|ab[^c]$%", "aba", true)]
    [InlineData("%abcc|ab[^c]$%", "aac", false)]
    [InlineData("%\\[.\\]%", "[7]", true)]
    [InlineData("%\\[.\\]%", "7", false)]
    [InlineData("%10\\.10\\.0\\.1%", "10.10.0.1", true)]
    [InlineData("%10\\.10\\.0\\.1%", "10010,051", false)]
    [InlineData("%10.10.0.1%", "10010,051", true)]
    [InlineData("%ab*c%", "abbbc", true)]
    [InlineData("%ab[0-9]*%", "ab129", true)]
    [InlineData("%ab+c%", "ac", false)]
    [InlineData("%.at%", "#at", true)]
    [InlineData("%^\\d\\D$%", "1x", true)]
    [InlineData("%^\\s\\S$%", "\tx", true)]
    [InlineData("%^\\w\\W$%", "_-", true)]
    [InlineData("%^\\w$%", "ü", false)]
    [InlineData("%\\x3A%", "a:b", true)]
    [InlineData("%\\x28%", "f(x)", true)]
    [InlineData("%[mM]essage%", "{\"Message\": Success}", true)]
    [InlineData("%}$%", "{\"Message\": Success}", true)]
    [InlineData("%}$%", "Error: {'Hello, World'} is not a valid object", false)]
    public void Regular_expressions_are_searched_for(string pattern, string message, bool matches) =>
        Assert.Equal(matches, Matches(pattern, message));

    [Theory]
    [InlineData("{ $.eventType = \"UpdateTrail\" }", true)]
    [InlineData("{$.eventType=UpdateTrail}", true)]
    [InlineData("{ $.eventType != \"UpdateTrail\" }", false)]
    [InlineData("{ $.eventType = \"updatetrail\" }", false)]
    [InlineData("{ $.sourceIPAddress != 123.123.* }", true)]
    [InlineData("{ $.sourceIPAddress = 111.111.* }", true)]
    [InlineData("{ $.sourceIPAddress = *.111.111.111 }", true)]
    [InlineData("{ $.arrayKey[0] = \"value\" }", true)]
    [InlineData("{ $.arrayKey[1] = \"value\" }", false)]
    [InlineData("{ $.arrayKey[2] = * }", false)]
    [InlineData("{ $.eventType = %Trail% }", true)]
    [InlineData("{ $.eventType != %Trail% }", false)]
    [InlineData("{ $.arrayKey[*] = %val.{2}% }", true)]
    [InlineData("{ $.arrayKey[*] = nothing }", false)]
    [InlineData("{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }", true)]
    [InlineData("{ $.objectList[*].id = 2 }", true)]
    [InlineData("{ $.objectList[1].id = 2 }", true)]
    [InlineData("{ $.objectList[1].number = 2 }", false)]
    [InlineData("{ $.['cluster.name'] = \"c\" }", true)]
    [InlineData("{ $['cluster.name'] = \"c\" }", true)]
    [InlineData("{ $.SomeObject IS NULL }", true)]
    [InlineData("{ $.SomeOtherObject IS NULL }", false)]
    [InlineData("{ $.eventType IS NULL }", false)]
    [InlineData("{ $.SomeOtherObject NOT EXISTS }", true)]
    [InlineData("{ $.SomeObject NOT EXISTS }", false)]
    [InlineData("{ $.objectList[0].name NOT EXISTS }", false)]
    [InlineData("{ $.ThisFlag IS TRUE }", true)]
    [InlineData("{ $.ThisFlag IS FALSE }", false)]
    [InlineData("{ $.Off IS FALSE }", true)]
    [InlineData("{ $.ThisFlag[0] = \"value\" }", false)]
    [InlineData("{ $.ThisFlag = * }", true)]
    [InlineData("{ $.SomeObject = * }", false)]
    public void Conditions_on_a_JSON_event(string pattern, bool matches) => Assert.Equal(matches, Matches(pattern, Trail));

    [Theory]
    [InlineData("{ ($.user.id = 1) && ($.users[0].email = \"John.Doe@example.com\") }", true)]
    [InlineData("{ $.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = \"nonmatch\" && $.actions[2] = \"nonmatch\" }", true)]
    [InlineData("{ ($.user.email = \"John.Stiles@example.com\" || $.coordinates[0][1] = \"nonmatch\") && $.actions[2] = \"nonmatch\" }", false)]
    [InlineData("{ ($.user.id = 2 && $.users[0].email = \"nonmatch\") || $.actions[2] = \"GET\" }", false)]
    [InlineData("{ $.coordinates[1][2] = 6 }", true)]
    [InlineData("{(($.user.id=1))||$.no=1}", true)]
    [InlineData("{ $.users = 1 }", false)]
    [InlineData("{ $.users != 1 }", false)]
    public void Conditions_are_put_together(string pattern, bool matches) => Assert.Equal(matches, Matches(pattern, Users));

    [Theory]
    // Texts with and without quotation marks, at what the service itself has been seen to answer.
    [InlineData("{ $.someString = \"111.111.111.111\" }", true)]
    [InlineData("{ $.someString = 111.111.111.111 }", true)]
    [InlineData("{ $.someString != 111*111 }", true)]
    [InlineData("{ $.someString = \"111*\" }", true)]
    [InlineData("{ $.someString = *111* }", true)]
    [InlineData("{ $.someString = \"*\" }", true)]
    [InlineData("{ $.someInt = 123 }", true)]
    [InlineData("{ $.someInt = 123.0 }", true)]
    [InlineData("{ $.someInt = \"123\" }", true)]
    [InlineData("{ $.someInt != \"123.0\" }", true)]
    [InlineData("{ $.someInt = \"123.00\" }", false)]
    [InlineData("{ $.someInt = * }", true)]
    [InlineData("{ $.someInt = \"*\" }", true)]
    [InlineData("{ $.someInt = 12* }", true)]
    [InlineData("{ $.someInt = *23 }", true)]
    [InlineData("{ $.someInt != 3* }", true)]
    [InlineData("{ $.someInt != 123 }", false)]
    [InlineData("{ $.someInt != 111 }", true)]
    [InlineData("{ $.someFloat = 12.34 }", true)]
    [InlineData("{ $.someFloat = \"*.34\" }", true)]
    [InlineData("{ $.someFloat2 = 12 }", true)]
    [InlineData("{ $.someFloat2 != \"12\" }", true)]
    [InlineData("{ $.someInt > 1 }", true)]
    [InlineData("{ $.someInt >= 123 }", true)]
    [InlineData("{ $.someInt < 123 }", false)]
    [InlineData("{ $.someInt <= 123 }", true)]
    [InlineData("{ $.someInt > +100 }", true)]
    [InlineData("{ $.someInt < 1e+3 }", true)]
    [InlineData("{ $.someInt > 10e-3 }", true)]
    [InlineData("{ $.someInt = 1.23e2 }", true)]
    [InlineData("{ $.minus < -1 }", true)]
    [InlineData("{ $.minus = -5 }", true)]
    [InlineData("{ $.someFloat      <=     100.0 }", true)]
    [InlineData("{ $.someString > 1 }", false)]
    [InlineData("{ $.someDigits > 1 }", false)]
    [InlineData("{ $.someDigits = 200 }", true)]
    [InlineData("{ $.notExisted = \"UpdateTrail\" }", false)]
    [InlineData("{ $.notExisted != \"UpdateTrail\" }", false)]
    [InlineData("{ $.someObject != \"someString\" }", false)]
    [InlineData("{ $.someArray != \"someString\" }", false)]
    public void Values_are_compared(string pattern, bool matches) => Assert.Equal(matches, Matches(pattern, Values));

    [Theory]
    [InlineData("plain text")]
    [InlineData("")]
    [InlineData("{ not json }")]
    [InlineData("[1]")]
    [InlineData("2024 {\"a\":1}")]
    public void What_is_no_JSON_object_matches_no_pattern_for_JSON(string message)
    {
        Assert.False(Matches("{ $.a = * }", message));
        Assert.False(Matches("{ $.b NOT EXISTS }", message));
    }

    [Theory]
    [InlineData("[ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]", Index, true)]
    [InlineData("[..., request =*.html*, status_code = 4*, bytes]", Index, true)]
    [InlineData("[..., request=*.html*, status_code=4*,]", Index, true)]
    [InlineData("[..., request=*.php*, status_code=4*, bytes]", Index, false)]
    [InlineData("[ip, user, username, timestamp, request =*.html*, status_code = 404 || status_code = 410, bytes]", Index, true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 4* && status_code != 403, bytes > 1000]", Index, true)]
    [InlineData("[ip, user, username, timestamp, request, status_code = 200, bytes]", Index, false)]
    [InlineData("[ip, user, username, timestamp, request, status_code, bytes > 2000]", Index, false)]
    [InlineData("[ip, user, ...]", Index, true)]
    [InlineData("[ip = 127*, ..., bytes = 1534]", Index, true)]
    [InlineData("[ip, user, username, timestamp = \"10/Oct/2000:13:25:15 -0700\", ...]", Index, true)]
    [InlineData("[a, b, c, d, e, f, g, h]", Index, false)]
    [InlineData("[w1=ERROR, w2]", Error, true)]
    [InlineData("[w1=ERROR, w2]", Warning, false)]
    [InlineData("[w1=ERROR]", Error, false)]
    [InlineData("[w1=ERR*]", Error, true)]
    [InlineData("[w1=ERROR, w2]", "ERROR", false)]
    [InlineData("[w1=ERROR || w1=WARNING, w2]", Warning, true)]
    [InlineData("[w1=ERROR || w1=WARNING, w2]", Item, false)]
    [InlineData("[w1 = ERROR||w1 = WARNING, w2]", Error, true)]
    [InlineData("[w1!=ERROR && w1!=WARNING, w2]", Item, true)]
    [InlineData("[w1!=ERROR&&w1!=WARNING, w2]", Error, false)]
    [InlineData("[w1 = ERROR && (w1 != FOO || w1 = WARNING), w2]", Error, true)]
    [InlineData("[(w1 = ERROR || w1 = WARNING), w2]", Warning, true)]
    [InlineData("[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]", Item, true)]
    [InlineData("[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]", Part, false)]
    [InlineData("[logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]", Part, true)]
    [InlineData("[log_level, date, time = %02%, method, url]", Warning, true)]
    [InlineData("[a, b >= 1e1, c]", "x 10 y", true)]
    [InlineData("[a, b > 1, c]", "x text y", false)]
    public void Fields_are_parted_by_spaces(string pattern, string message, bool matches) =>
        Assert.Equal(matches, Matches(pattern, message));

    [Theory]
    [InlineData("level:error", "Invalid character(s) in term ':'")]
    [InlineData("foo-bar", "Invalid character(s) in term '-'")]
    [InlineData("a(b", "Invalid character(s) in term '('")]
    [InlineData("ERROR*", "Invalid character(s) in term '*'")]
    [InlineData("\"\"", "Invalid character(s) in term '\"\"'")]
    [InlineData("?", "Invalid filter pattern: ")]
    [InlineData("? ERROR", "Invalid character(s) in term ' '")]
    [InlineData("\"open", "Invalid filter pattern: ")]
    [InlineData("-\" \"", "Invalid character(s) in term '\" \"'")]
    [InlineData(" { $.a = 1 }", "Invalid character(s) in term '{'")]
    [InlineData("{ $.a = 1", "If a filter pattern starts with '{' it must end with '}'")]
    [InlineData("[a, b", "If a filter pattern starts with '[' it must end with ']'")]
    [InlineData("{}", "Invalid character(s) in term '}'")]
    [InlineData("{ $.a }", "Invalid character(s) in term '}'")]
    [InlineData("{ $.a = }", "Invalid character(s) in term '}'")]
    [InlineData("{ $.a == 1 }", "Invalid character(s) in term '='")]
    [InlineData("{ $.a = b c }", "Invalid character(s) in term 'c'")]
    [InlineData("{ $.a = /path }", "Invalid character(s) in term '/'")]
    [InlineData("{ a = 1 }", "Invalid character(s) in term 'a'")]
    [InlineData("{ $ = 1 }", "Invalid character(s) in term '$ '")]
    [InlineData("{ $.\"sc-status\" = 5* }", "Invalid character(s) in term '$.\"'")]
    [InlineData("{ $.a[x] = 1 }", "Invalid character(s) in term '$.a[x'")]
    [InlineData("{ $.a > someString }", "Invalid character(s) in term '\"someString\"'")]
    [InlineData("{ $.a >= \"123\" }", "Invalid character(s) in term '\"123\"'")]
    [InlineData("{ $.a > %1% }", "Invalid filter pattern: ")]
    [InlineData("{ $.a IS NOT NULL }", "Invalid filter pattern: ")]
    [InlineData("{ $.a EXISTS }", "Invalid character(s) in term 'E'")]
    [InlineData("{ $.a NOT NULL }", "Invalid character(s) in term 'N'")]
    [InlineData("{ ($.a = 1 }", "Invalid character(s) in term '}'")]
    [InlineData("{ $.a = 1 & $.b = 2 }", "Invalid character(s) in term '&'")]
    [InlineData("{ $.a = 1 && }", "Invalid character(s) in term '}'")]
    [InlineData("{ $.a = 1 } }", "Invalid character(s) in term '}'")]
    [InlineData("{ $.*.* = 1 }", "Invalid filter pattern: ")]
    [InlineData("{ $.* = 1 || $.a.* = 1 || $.b[*] = 1 || $.c.* = 1 }", "Invalid filter pattern: ")]
    [InlineData("{ $.a = %1% || $.a = %2% || $.a = %3% }", "Invalid filter pattern: ")]
    [InlineData("[]", "Invalid filter pattern: ")]
    [InlineData("[..., a, ...]", "Invalid filter pattern: ")]
    // An example of an older documentation, which the service has refused since: https://github.com/awsdocs/amazon-cloudwatch-logs-user-guide/issues/21
    [InlineData("[ip, user, username, timestamp, request, status_code = 4* && bytes > 1000]", "Invalid filter pattern: ")]
    [InlineData("[w1!=ERROR AND w1!=WARNING, w2]", "Invalid character(s) in term 'A'")]
    [InlineData("[w1=ERROR && || w1=WARNING, w2]", "Invalid character(s) in term '|'")]
    [InlineData("[w1==ERROR || w1!=WARNING, w2]", "Invalid character(s) in term '='")]
    [InlineData("[w1=ERROR !=== w1=WARNING, w2]", "Invalid character(s) in term '!'")]
    [InlineData("[a b]", "Invalid character(s) in term 'b'")]
    [InlineData("%something!%", "Invalid character(s) in term '!'")]
    [InlineData("%(a)%", "Invalid character(s) in term '('")]
    [InlineData("%\\(a%", "Invalid character(s) in term '\\('")]
    [InlineData("%\\b%", "Invalid character(s) in term '\\b'")]
    [InlineData("%ü%", "Invalid character(s) in term 'ü'")]
    [InlineData("%abcc|ab[^c]$", "Invalid filter pattern: ")]
    [InlineData("%[a%", "Invalid filter pattern: ")]
    [InlineData("%%", "Invalid character(s) in term '%%'")]
    [InlineData("%a% b", "Invalid filter pattern: ")]
    public void What_is_no_pattern_is_refused(string pattern, string message)
    {
        AwsException refusal = Assert.Throws<AwsException>(() => FilterPattern.Parse(pattern));

        Assert.Equal(("InvalidParameterException", 400), (refusal.Code, refusal.Status));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        if (!message.EndsWith(": ", StringComparison.Ordinal)) Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void A_pattern_that_is_too_long_is_refused()
    {
        Assert.True(Matches(new string('a', 1024), new string('a', 2000)));
        AwsException refusal = Assert.Throws<AwsException>(() => FilterPattern.Parse(new string('a', 1025)));
        Assert.EndsWith("Member must have length less than or equal to 1024", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[..., request=*.html*, status_code=4*,]", Index, "$1=127.0.0.1|$2=Prod|$3=frank|$4=10/Oct/2000:13:25:15 -0700|$request=GET /index.html HTTP/1.0|$status_code=404|$7=1534")]
    [InlineData("[level, rest]", Error, "$level=ERROR|$rest=09/25/2014 12:00:02 Failed to process request")]
    [InlineData("{ $.eventType = \"UpdateTrail\" && $.objectList[1].id = 2 || $.none = 1 }", Trail, "$.eventType=UpdateTrail|$.objectList[1].id=2")]
    [InlineData("ERROR", Error, "")]
    public void The_values_that_a_pattern_names_are_extracted(string pattern, string message, string values) => Assert.Equal(
        values,
        string.Join('|', FilterPattern.Parse(pattern).Extract(Encoding.UTF8.GetBytes(message)).Select(value => $"{value.Key}={value.Value}")));

    [Theory]
    [InlineData("{ $.someInt = * }", "$.someFloat", "12.34")]
    [InlineData("{ $.someInt = * }", "$.nothing", null)]
    [InlineData("[a]", "$a", Values)]
    public void A_value_is_read_where_a_metric_wants_it(string pattern, string reference, string? value) => Assert.Equal(
        value, FilterPattern.Parse(pattern).ReaderOf(reference)!(Encoding.UTF8.GetBytes(Values)));

    [Theory]
    [InlineData("{ $.a = * }", "$a")]
    [InlineData("{ $.a = * }", "$.a b")]
    [InlineData("[a, b]", "$c")]
    [InlineData("[a, b]", "$.a")]
    [InlineData("[a, b]", "$")]
    [InlineData("ERROR", "$.a")]
    public void A_value_that_the_pattern_does_not_know_has_no_reader(string pattern, string reference) =>
        Assert.Null(FilterPattern.Parse(pattern).ReaderOf(reference));

    private static bool Matches(string pattern, string message) =>
        FilterPattern.Parse(pattern).Matches(Encoding.UTF8.GetBytes(message));
}
