using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PeaceCoord.Web.Tests.People;

/// <summary>What a device answers when it is to make a passkey (WebAuthn, a key on P-256, no attestation), without a browser around it.</summary>
internal static class SoftPasskey
{
    private const byte PersonWasThereAndVerifiedAndHereIsAKey = 0x45;

    /// <param name="offer">The options that the portal made, as JSON.</param>
    /// <param name="portal">Where people reach it.</param>
    public static string Make(string offer, Uri portal)
    {
        using var options = JsonDocument.Parse(offer);
        var challenge = options.RootElement.GetProperty("challenge").GetString();
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.create", challenge, origin = portal.GetLeftPart(UriPartial.Authority), crossOrigin = false });
        var id = RandomNumberGenerator.GetBytes(16);
        byte[] device = [.. SHA256.HashData(Encoding.UTF8.GetBytes(portal.Host)), PersonWasThereAndVerifiedAndHereIsAKey, 0, 0, 0, 0, .. new byte[16], 0, (byte)id.Length, .. id, .. Key()];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)device.Length, .. device];
        return JsonSerializer.Serialize(new
        {
            id = Base64Url.EncodeToString(id),
            rawId = Base64Url.EncodeToString(id),
            type = "public-key",
            response = new { clientDataJSON = Base64Url.EncodeToString(client), attestationObject = Base64Url.EncodeToString(attestation), transports = Array.Empty<string>() },
            clientExtensionResults = new { },
        });
    }

    /// <summary>A new public key as COSE has it: EC2, ES256, P-256, x and y.</summary>
    private static byte[] Key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
