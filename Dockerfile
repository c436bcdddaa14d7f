FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# The package list first: code changes then need no new restore.
COPY Directory.* global.json BannedSymbols.txt .editorconfig ./
COPY build/ build/
COPY src/PeaceCoord.Domain/*.csproj src/PeaceCoord.Domain/
COPY src/PeaceCoord.Application/*.csproj src/PeaceCoord.Application/
COPY src/PeaceCoord.Web/*.csproj src/PeaceCoord.Web/
RUN dotnet restore src/PeaceCoord.Web
COPY src/ src/
RUN dotnet publish src/PeaceCoord.Web -c Release --no-restore -o /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /portal
COPY --from=build /portal .
RUN mkdir /data && chown "$APP_UID" /data && chmod 700 /data
USER $APP_UID
# Plain http behind a proxy with TLS, whose address PEACECOORD_TLS_PROXY must name: without it the portal does not start.
ENV ASPNETCORE_URLS=http://+:8080 PEACECOORD_DATA=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "PeaceCoord.Web.dll"]
