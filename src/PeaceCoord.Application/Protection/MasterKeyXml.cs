using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace PeaceCoord.Application.Protection;

/// <summary>Encrypts the framework's data-protection keys under a key derived from the master key.</summary>
internal sealed class MasterKeyXmlEncryptor(MasterKey masterKey) : IXmlEncryptor
{
    internal const string Purpose = "data protection keys";

    private readonly byte[] _key = masterKey.Derive(Purpose);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = Vault.Encrypt(_key, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Encoding.UTF8.GetBytes(Purpose));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(bytes)), typeof(MasterKeyXmlDecryptor));
    }
}

/// <summary>Made by the framework, from the name that stands in the stored key.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly byte[] _key = services.GetRequiredService<MasterKey>().Derive(MasterKeyXmlEncryptor.Purpose);

    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Vault.Decrypt(_key, Convert.FromBase64String(encryptedElement.Value), Encoding.UTF8.GetBytes(MasterKeyXmlEncryptor.Purpose));
        return XElement.Parse(Encoding.UTF8.GetString(bytes));
    }
}
