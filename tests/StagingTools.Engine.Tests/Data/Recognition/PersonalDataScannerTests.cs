using System.Text;
using StagingTools.Engine.Data.Recognition;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data.Recognition;

public sealed class PersonalDataScannerTests
{
    // A text on the left, and on the right what is to be found in it.
    [Theory]
    [InlineData("ada@lovelace.org", "ada@lovelace.org")]
    [InlineData("Write to <Ada.Lovelace+news@mail.example.co.uk>, please.", "Ada.Lovelace+news@mail.example.co.uk")]
    [InlineData("nobody@example.com", "nobody@example.com")]
    [InlineData("a@b.test and more", "a@b.test")]
    [InlineData("x@staging.invalid", "x@staging.invalid")]
    [InlineData("ends with a stop: a_b@mail.de.", "a_b@mail.de")]
    [InlineData("'o'brien@dublin.ie'", "o'brien@dublin.ie")]
    [InlineData("jörg@müller.de", "jörg@müller.de")]
    [InlineData("пётр@почта.рф", "пётр@почта.рф")]
    [InlineData("x@xn--mller-kva.xn--p1ai", "x@xn--mller-kva.xn--p1ai")]
    [InlineData("4915112345678@s.whatsapp.net", "4915112345678@s.whatsapp.net")]
    [InlineData("+4915112345678@s.whatsapp.net", "+4915112345678@s.whatsapp.net")]
    [InlineData("""{"mail":"a.b@c.io","n":1}""", "a.b@c.io")]
    [InlineData("""line one\nada@lovelace.org""", "ada@lovelace.org")]
    [InlineData("mailto:ada@lovelace.org?subject=x", "ada@lovelace.org")]
    [InlineData("ada@lovelace.org-", "ada@lovelace.org")]
    [InlineData("ada@lovelace.org.2024", "ada@lovelace.org")]
    public void An_address_is_found(string text, string address) => Finds(text, PersonalDataKinds.Email, address);

    [Theory]
    [InlineData("@ada")]
    [InlineData("ada@")]
    [InlineData("ada@lovelace")]
    [InlineData("ada @ lovelace.org")]
    [InlineData("ada@.org")]
    [InlineData("ada.@lovelace.org")]
    [InlineData("ada@-lovelace.org")]
    [InlineData("ada@lovelace.o")]
    [InlineData("@types/node@18.2.1")]
    [InlineData("logo@2x.png")]
    [InlineData("10@3.50")]
    [InlineData("@@@@")]
    public void What_is_no_address_is_not_found(string text) => FindsNothing(text, PersonalDataKinds.Email);

    [Theory]
    [InlineData("+4915112345678", "+4915112345678")]
    [InlineData("+49 (0) 151 / 234 56-78", "+49 (0) 151 / 234 56-78")]
    [InlineData("+1 (555) 123-4567", "+1 (555) 123-4567")]
    [InlineData("tel:+34-600-123-456;ext=1", "+34-600-123-456")]
    [InlineData("https://wa.me/+34600123456", "+34600123456")]
    [InlineData("call +34.600.123.456!", "+34.600.123.456")]
    [InlineData("+49\u00A0151\u00A02345678", "+49\u00A0151\u00A02345678")]
    [InlineData("+4915112345678 20240101", "+4915112345678")]
    [InlineData("+34600123456 +34600123457", "+34600123456", "+34600123457")]
    [InlineData("Tel.+34600123456", "+34600123456")]
    [InlineData("""por la tarde\n+34600123456""", "+34600123456")]
    [InlineData("é+34600123456é", "+34600123456")]
    [InlineData("+15550001", "+15550001")]
    public void A_phone_number_is_found(string text, params string[] numbers) => Finds(text, PersonalDataKinds.Phone, numbers);

    [Theory]
    [InlineData("+1234567")]
    [InlineData("+1234567890123456")]
    [InlineData("+0015112345678")]
    [InlineData("+2102")]
    [InlineData("+28123456789")]
    [InlineData("1+4915112345678")]
    [InlineData("++4915112345678")]
    [InlineData("+4915112345678abc")]
    [InlineData("+4915112345678@s.whatsapp.net")]
    [InlineData("2024-01-01T10:00:00+02:00")]
    [InlineData("2024-01-01 10:00:00+0200")]
    [InlineData("4915112345678")]
    [InlineData("0151 2345678")]
    [InlineData("a+b+c 12345678")]
    public void What_is_no_phone_number_is_not_found(string text) => FindsNothing(text, PersonalDataKinds.Phone);

    [Theory]
    [InlineData("0151 2345678", "0151 2345678")]
    [InlineData("ring 0049 151 2345678.", "0049 151 2345678")]
    [InlineData("(555) 123-4567", "(555) 123-4567")]
    [InlineData("555-123-4567", "555-123-4567")]
    [InlineData("1-800-555-0199", "1-800-555-0199")]
    [InlineData("020 7946 0958", "020 7946 0958")]
    public void A_number_of_one_country_is_found_when_asked_for(string text, string number)
    {
        Finds(text, PersonalDataKinds.LocalPhone, number);
        FindsNothing(text, PersonalDataKinds.Certain);
    }

    [Theory]
    [InlineData("01.02.2024 10:30")]
    [InlineData("01-02-24 00:11")]
    [InlineData("2024-01-15")]
    [InlineData("123-123-1234")]
    [InlineData("100 200 300")]
    [InlineData("0.123456789")]
    [InlineData("#0123456789")]
    [InlineData("1234567890")]
    [InlineData("0000000000000000000000")]
    public void A_date_or_a_number_is_no_phone_number_of_one_country(string text) =>
        FindsNothing(text, PersonalDataKinds.LocalPhone);

    [Theory]
    [InlineData("DE89370400440532013000", "DE89370400440532013000")]
    [InlineData("IBAN: DE89 3704 0044 0532 0130 00, BIC COBADEFF", "DE89 3704 0044 0532 0130 00")]
    [InlineData("gb29nwbk60161331926819", "gb29nwbk60161331926819")]
    [InlineData("NO9386011117947", "NO9386011117947")]
    [InlineData("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S")]
    [InlineData("FR1420041010050500013M02606", "FR1420041010050500013M02606")]
    [InlineData("BR1500000000000010932840814P2", "BR1500000000000010932840814P2")]
    public void A_bank_account_is_found(string text, string account) => Finds(text, PersonalDataKinds.Iban, account);

    [Theory]
    [InlineData("DE88370400440532013000")]
    [InlineData("DE8937040044053201300")]
    [InlineData("DE893704004405320130000")]
    [InlineData("XDE89370400440532013000")]
    [InlineData("ZZ89370400440532013000")]
    [InlineData("DE89 370400440532013000")]
    [InlineData("Gb29NWBK60161331926819")]
    [InlineData("de305d5475b4431badb2eb6b9e546014")]
    public void What_is_no_bank_account_is_not_found(string text) => FindsNothing(text, PersonalDataKinds.Iban);

    [Theory]
    [InlineData("4111111111111111", "4111111111111111")]
    [InlineData("Visa 4111 1111 1111 1111 123", "4111 1111 1111 1111")]
    [InlineData("5500-0000-0000-0004", "5500-0000-0000-0004")]
    [InlineData("2223003122003222", "2223003122003222")]
    [InlineData("378282246310005", "378282246310005")]
    [InlineData("3782 822463 10005 12/25", "3782 822463 10005")]
    [InlineData("30569309025904", "30569309025904")]
    [InlineData("6011111111111117", "6011111111111117")]
    [InlineData("3530111333300000", "3530111333300000")]
    [InlineData("6200000000000005", "6200000000000005")]
    [InlineData("1,4111111111111111,12/25", "4111111111111111")]
    [InlineData("""card\n4111111111111111""", "4111111111111111")]
    [InlineData("paid with 4111111111111111.", "4111111111111111")]
    public void A_card_is_found(string text, string card) => Finds(text, PersonalDataKinds.Card, card);

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("9111111111111110")]
    [InlineData("41111111111111110")]
    [InlineData("a4111111111111111")]
    [InlineData("4111111111111111_1")]
    [InlineData("0.4111111111111111")]
    [InlineData("4111111111111111.5")]
    [InlineData("12-4111111111111111")]
    [InlineData("4111-1111 1111-1111")]
    [InlineData("4111-1111-1111-1111-12")]
    [InlineData("1700000000000000")]
    [InlineData("1700000000000")]
    [InlineData("20240101123045")]
    [InlineData("41111111-1111-4111-8111-111111111111")]
    [InlineData("4111111111111111@s.whatsapp.net")]
    [InlineData("4006381333931")]
    public void What_is_no_card_is_not_found(string text) => FindsNothing(text, PersonalDataKinds.Card);

    [Theory]
    [InlineData("84.12.7.250", "84.12.7.250")]
    [InlineData("from 10.0.0.1, 192.168.1.20.", "10.0.0.1", "192.168.1.20")]
    [InlineData("http://84.1.2.3:8080/x", "84.1.2.3")]
    [InlineData("84.1.2.3/32", "84.1.2.3")]
    [InlineData("::ffff:84.1.2.3", "84.1.2.3")]
    [InlineData("2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334")]
    [InlineData("[2001:0DB8:0000:0000:0000:8A2E:0370:7334]:443", "2001:0DB8:0000:0000:0000:8A2E:0370:7334")]
    [InlineData("fe80::1%eth0", "fe80::1")]
    [InlineData("net fd12:3456:789a:: is ours", "fd12:3456:789a::")]
    [InlineData("2a02:810d::1: timed out", "2a02:810d::1")]
    public void An_internet_address_is_found(string text, params string[] addresses) =>
        Finds(text, PersonalDataKinds.IpAddress, addresses);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("v1.2.3.4")]
    [InlineData("Chrome/120.0.0.0 Safari/537.36")]
    [InlineData("01.02.03.04")]
    [InlineData("1.2.3.4-beta")]
    [InlineData("::1")]
    [InlineData("12:30:45")]
    [InlineData("2024:01:15 10:30:00")]
    [InlineData("std::vector<int>::iterator")]
    [InlineData("aa:bb:cc:dd:ee:ff")]
    [InlineData("2001:db8::1::2")]
    [InlineData("2001:db8:1:2:3:4:5:6:7")]
    [InlineData("2001:db8:12345::1")]
    [InlineData("""{"2024":"x"}""")]
    public void What_is_no_internet_address_is_not_found(string text) => FindsNothing(text, PersonalDataKinds.IpAddress);

    // The prefixes are put together here, so that nothing takes this file for one that holds secrets.
    [Theory]
    [InlineData("sk_", "live_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("rk_", "test_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("whsec_", "4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("ghp_", "0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("github_", "pat_11ABCDEFG0123456789abc_xyz")]
    [InlineData("glpat-", "0123456789abcdefghij")]
    [InlineData("xoxb-", "123456789012-abcdef")]
    [InlineData("AKIA", "IOSFODNN7EXAMPLE")]
    [InlineData("ASIA", "IOSFODNN7EXAMPLE")]
    [InlineData("AIza", "SyA-1234567890abcdefghijklmnopqrstu")]
    [InlineData("SG.", "0123456789abcdefghijkl.0123456789abcdefghijklmnopqrstuvwxyzABCDEFG")]
    [InlineData("npm_", "0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("ya29.", "a0AfH6SMBx0123456789_abc")]
    [InlineData("sk-", "proj-0123456789abcdefghij")]
    [InlineData("EAAG", "m0PX4ZCpsBA0123456789abcdefghijABCDEFGHIJ0123456789abcdefghijABCDEFGHIJ0123456789")]
    public void A_services_token_is_found(string prefix, string rest)
    {
        Finds(prefix + rest, PersonalDataKinds.ApiToken, prefix + rest);
        Finds($"key={prefix}{rest};", PersonalDataKinds.ApiToken, prefix + rest);
        FindsNothing($"x{prefix}{rest}", PersonalDataKinds.ApiToken);
        FindsNothing((prefix + rest)[..(prefix.Length + 5)], PersonalDataKinds.ApiToken);
    }

    [Theory]
    [InlineData("task_live_events_of_the_week")]
    [InlineData("ask-the-maintainers-about-this-one-please-and-then-go")]
    [InlineData("AKIAIOSFODNN7EXAMPLE1")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("message_id_of_the_conversation")]
    public void What_is_no_token_is_not_found(string text) => FindsNothing(text, PersonalDataKinds.Secrets);

    [Fact]
    public void A_web_token_is_found_with_its_three_parts()
    {
        const string token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";

        Finds($"Bearer {token}", PersonalDataKinds.Jwt, token);
        FindsNothing("x" + token, PersonalDataKinds.Jwt);
        FindsNothing("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0", PersonalDataKinds.Jwt);
    }

    [Fact]
    public void A_private_key_is_found_from_its_first_line_to_its_last()
    {
        string begin = $"-----BEGIN RSA {"PRIVATE"} KEY-----";
        string end = $"-----END RSA {"PRIVATE"} KEY-----";

        Finds($"key:\n{begin}\nMIIEow==\n{end}\nthanks", PersonalDataKinds.PrivateKey, $"{begin}\nMIIEow==\n{end}");
        Finds($"cut off: {begin}\nMIIEow", PersonalDataKinds.PrivateKey, $"{begin}\nMIIEow");
        FindsNothing("-----BEGIN CERTIFICATE-----\nMIIEow==\n-----END CERTIFICATE-----", PersonalDataKinds.PrivateKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Generic test content.")]
    [InlineData("¿Cuándo llega mi pedido? Calle 17, 28013 Madrid")]
    [InlineData("order 20240115-000123 of 12.50 EUR at 10:30:45")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("2024-01-15T10:30:45.123456+00:00")]
    [InlineData("7205759403792793601")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36")]
    [InlineData("""{"id":12,"tags":["a","b"],"at":"2024-01-15","hours":[8,18],"ratio":0.5555555555554444}""")]
    [InlineData("C:\\new\\temp\\report 2024.txt")]
    public void An_ordinary_value_raises_no_alarm(string text) => FindsNothing(text, PersonalDataKinds.Certain);

    [Fact]
    public void Everything_in_a_text_is_found_in_order()
    {
        const string text = "Sofía, +34600123456, sofia@correo.es, ES91 2100 0418 4502 0005 1332, 84.1.2.3";

        Assert.Equal(
            [
                PersonalDataKinds.Phone, PersonalDataKinds.Email, PersonalDataKinds.Iban, PersonalDataKinds.IpAddress,
            ],
            Scan(text, PersonalDataKinds.Certain).Select(match => match.Kind));
    }

    [Fact]
    public void Only_what_is_wanted_is_found()
    {
        const string text = "+34600123456 sofia@correo.es";

        Finds(text, PersonalDataKinds.Email, "sofia@correo.es");
        FindsNothing(text, PersonalDataKinds.Card);
        FindsNothing(text, PersonalDataKinds.None);
    }

    [Fact]
    public void A_long_text_of_nothing_but_triggers_takes_no_longer_than_it_is()
    {
        // With time in the square of the length, each of these would run for minutes.
        foreach (string piece in new[] { "@", "a@", "+1", "1 ", "4111 ", "1.", "2001:", "eyJ", "eyJaaaaaaaaaa.", "sk-", "-----BEGIN ", "DE89" })
        {
            string text = string.Concat(Enumerable.Repeat(piece, 4_000_000 / piece.Length));
            Assert.True(Scan(text, PersonalDataKinds.Certain | PersonalDataKinds.LocalPhone).Count() <= text.Length / 8);
        }
    }

    [Fact]
    public void A_search_allocates_nothing()
    {
        byte[] text = Encoding.UTF8.GetBytes("Sofía, +34600123456, sofia@correo.es, ES91 2100 0418 4502 0005 1332, 4111 1111 1111 1111, 84.1.2.3");
        Count(text);

        int found = 0;
        long allocated = Allocations.Of(() => found = Count(text));

        Assert.Equal(0, allocated);
        Assert.Equal(5, found);

        static int Count(byte[] text)
        {
            int found = 0;
            int from = 0;
            while (PersonalDataScanner.TryFind(text, PersonalDataKinds.Certain, out PersonalDataMatch match, from))
            {
                found++;
                from = match.End;
            }

            return found;
        }
    }

    private static void Finds(string text, PersonalDataKinds wanted, params string[] expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(
            expected,
            Scan(text, wanted).Select(match => Encoding.UTF8.GetString(bytes, match.Start, match.Length)));
        // Found among everything, too, unless something else there lays claim to it.
        Assert.NotEmpty(Scan(text, PersonalDataKinds.Certain | wanted));
    }

    private static void FindsNothing(string text, PersonalDataKinds wanted) => Assert.Empty(Scan(text, wanted));

    private static IEnumerable<PersonalDataMatch> Scan(string text, PersonalDataKinds wanted) =>
        Scanning.All(Encoding.UTF8.GetBytes(text), wanted);
}
